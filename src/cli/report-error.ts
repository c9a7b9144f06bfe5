import { canonicalJson } from '../../libs/canonical-json/index.ts'
import { Problem } from '../kernel/problem.ts'
import { optionName } from './option.ts'
import type { Sentences } from './sentences.ts'
import { ServerRefusal } from './server.ts'
import { showable, type Terminal } from './terminal.ts'

/**
 * Tells on stderr what went wrong: title, what to do next, and the code; each field that does not hold on a line of its
 * own, by the name of its option; and the command that tells why a decision refused. For programs one line of JSON: the server's own document, or one of the same form.
 */
export function reportError(
  error: unknown,
  { terminal, say, json }: { readonly terminal: Terminal; readonly say: Sentences; readonly json: boolean },
): void {
  const lines = json ? [asJson(error, say)] : asText(error, say)
  terminal.stderr.write(`${lines.join('\n')}\n`)
}

function asJson(error: unknown, say: Sentences): string {
  if (error instanceof ServerRefusal) return error.text.replaceAll('\n', ' ')
  if (!(error instanceof Problem)) {
    return canonicalJson({ code: 'unexpected', title: say('cli.unexpected'), detail: messageOf(error) })
  }
  const { title, advice } = say.problem(error)
  return canonicalJson({ code: error.code, title, detail: advice })
}

function asText(error: unknown, say: Sentences): string[] {
  if (error instanceof ServerRefusal) {
    const { title, detail, code, errors = [], decision } = error.document
    const fields = errors.map(({ field, detail = '' }) => `  --${optionName(field.split('.'))}: ${detail}`)
    const explained = decision === undefined ? [] : [`  jazari why ${decision}`]
    return [`${sentencesOf(title, detail)} (${code})`, ...fields, ...explained].map(oneLine)
  }
  if (!(error instanceof Problem)) return [say('cli.unexpected'), showable(messageOf(error))]
  const { title, advice } = say.problem(error)
  return [oneLine(`${sentencesOf(title, advice)} (${error.code})`)]
}

/** A title is a sentence without its full stop. */
export function sentencesOf(title: string, advice: string): string {
  return /[.!?؟…]$/.test(title) ? `${title} ${advice}` : `${title}. ${advice}`
}

/** A bug: whoever reports it needs the trace. */
function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function oneLine(text: string): string {
  return showable(text).replaceAll(/[\n\t]+/g, ' ')
}
