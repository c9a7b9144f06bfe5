import type { Command } from './command.ts'
import { nearest } from './nearest.ts'
import { mistyped, unknownWord } from './problems.ts'

/** What the first words of a command line name, and what follows them. */
type Found =
  | { readonly kind: 'command'; readonly forms: readonly Command[]; readonly args: readonly string[] }
  | { readonly kind: 'module'; readonly module: string }
  | { readonly kind: 'nothing' }

/**
 * Finds `<module> <verb>`, a short verb, or a module alone.
 *
 * @throws Problem `cli.mistyped` or `cli.unknown-word`.
 */
export function findCommand(args: readonly string[], commands: readonly Command[]): Found {
  const [first, second] = args
  if (first === undefined || first.startsWith('-')) return { kind: 'nothing' }

  const short = commands.filter(({ words, alias }) => alias === first || (words.length === 1 && words[0] === first))
  if (short.length > 0) return { kind: 'command', forms: short, args: args.slice(1) }

  const module = commands.filter(({ words }) => words.length > 1 && words[0] === first)
  if (module.length === 0) {
    const known = commands.flatMap(({ words, alias }) => [words[0]!, ...(alias ? [alias] : [])])
    throw unknown(first, known, 'jazari --help')
  }
  if (second === undefined || second.startsWith('-')) return { kind: 'module', module: first }
  const forms = module.filter(({ words }) => words[1] === second)
  if (forms.length > 0) return { kind: 'command', forms, args: args.slice(2) }
  const verbs = module.map(({ words }) => words[1]!)
  throw unknown(second, verbs, `jazari ${first} --help`)
}

/** Of the forms of one command, the one that these arguments call for. */
export function formFor(forms: readonly Command[], args: readonly string[]): Command {
  const chosen = forms.find(
    ({ chosenBy }) => chosenBy && args.some((one) => one === `--${chosenBy}` || one.startsWith(`--${chosenBy}=`)),
  )
  return chosen ?? forms.find(({ chosenBy }) => chosenBy === undefined) ?? forms[0]!
}

function unknown(word: string, known: readonly string[], help: string): Error {
  const meant = nearest(word, known)
  return meant ? mistyped({ word, nearest: meant }) : unknownWord({ word, help })
}
