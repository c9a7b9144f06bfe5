import { Language, languages } from '../kernel/language.ts'
import { Problem } from '../kernel/problem.ts'
import type { Command, ExitCode, Session } from './command.ts'
import { findCommand, formFor } from './find-command.ts'
import { commandHelp, generalHelp, moduleHelp } from './help.ts'
import { languageOfEnvironment } from './language.ts'
import { type Option, option } from './option.ts'
import { parseArguments } from './parse-arguments.ts'
import { languageUnknown } from './problems.ts'
import { reportError } from './report-error.ts'
import { sentences } from './sentences.ts'
import { connect, type Server, version } from './server.ts'
import { serverAddress } from './server-address.ts'
import type { Terminal } from './terminal.ts'

/** The options of the program itself. A command's own option of the same name goes before, after the command's words. */
const programOptions: readonly Option[] = [
  option('json', { takes: 'switch' }),
  option('language', { choices: Language.options }),
  option('under'),
  option('help', { takes: 'switch' }),
]

/**
 * Runs one command line: 0 done, 1 refused or not as it should be, 2 not understood or no server, 130 ended by Ctrl-C.
 * Results go to `terminal.stdout`, all else to `terminal.stderr`.
 */
export async function run(
  args: readonly string[],
  commands: readonly Command[],
  terminal: Terminal,
): Promise<ExitCode | 2 | 130> {
  const { leading, rest } = leadingOptions(args)
  // Known before anything can fail, since a failure is told by them.
  let say = sentences(languageAmong(leading) ?? languageOfEnvironment(terminal.env))
  const json = beforeDashes(args).includes('--json')
  try {
    if (leading.includes('--version')) {
      terminal.stdout.write(`${version()}\n`)
      return 0
    }
    const known = leading.filter((one) => one !== '-h')
    const before = parseArguments(known, { call: 'jazari', options: programOptions, positional: [] })
    requireLanguage(before.language)
    const found = findCommand(rest, commands)
    const wantsHelp = [...leading, ...beforeDashes(rest)].some((one) => one === '--help' || one === '-h')
    const show = (help: string, asked: boolean): 0 | 2 => {
      ;(asked ? terminal.stdout : terminal.stderr).write(`${help}\n`)
      return asked ? 0 : 2
    }
    if (found.kind === 'nothing') return show(generalHelp(commands, say), wantsHelp)
    if (found.kind === 'module') return show(moduleHelp(found.module, commands, say), wantsHelp)

    const command = formFor(found.forms, found.args)
    const own = new Set(command.options.map(({ name }) => name))
    const shared = programOptions.filter(({ name }) => !own.has(name))
    if (!own.has('language')) say = sentences(languageAmong(found.args) ?? say.language)
    if (wantsHelp) return show(commandHelp(found.forms, say), true)

    const input = parseArguments(found.args, {
      call: `jazari ${command.words.join(' ')}`,
      options: [...command.options, ...shared],
      positional: command.positional,
    })
    if (!own.has('language')) requireLanguage(input.language)
    const under = own.has('under') ? before.under : (input.under ?? before.under)
    const permit = under === undefined ? undefined : String(under)
    for (const { path } of shared) delete input[path[0]!]
    let server: Server | undefined
    const session: Session = {
      terminal,
      say,
      json,
      server: () => {
        server ??= connect(serverAddress(terminal.env), say.language, terminal.signal, permit)
        return server
      },
    }
    return await command.run(session, input)
  } catch (error) {
    if (terminal.signal.aborted) return 130
    reportError(error, { terminal, say, json })
    // What is told here and not by the server never got as far as a refusal.
    return error instanceof Problem ? 2 : 1
  }
}

function requireLanguage(given: unknown): void {
  if (given !== undefined && !Language.safeParse(given).success) throw languageUnknown({ known: languages.join(', ') })
}

/** The options before the first word. */
function leadingOptions(args: readonly string[]): { leading: readonly string[]; rest: readonly string[] } {
  let at = 0
  while (args[at]?.startsWith('-')) at += args[at] === '--language' || args[at] === '--under' ? 2 : 1
  return { leading: args.slice(0, at), rest: args.slice(at) }
}

function languageAmong(args: readonly string[]): Language | undefined {
  const at = args.indexOf('--language')
  const attached = args.find((one) => one.startsWith('--language='))?.slice('--language='.length)
  return Language.safeParse(attached ?? (at < 0 ? undefined : args[at + 1])).data
}

function beforeDashes(args: readonly string[]): readonly string[] {
  const dashes = args.indexOf('--')
  return dashes < 0 ? args : args.slice(0, dashes)
}
