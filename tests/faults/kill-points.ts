/** Where a process can be killed, by what it is just doing to the outside: a statement sent, a file given its name. */
export const killPoints = [
  'before the decision',
  'between decision and effect',
  'inside the commit',
  'between outcome and commit',
  'between object and row',
  'before an index gets its name',
  'between index and pointer',
  'while switching an index',
  'between outcome row and log',
  'while writing tiles',
  'while signing',
] as const
export type KillPoint = (typeof killPoints)[number]

/** What a process does to the outside, as the preloaded hooks see it. */
export type Deed =
  /** `sent`: the bytes are on their way and no answer has come. */
  | {
      readonly kind: 'query'
      readonly moment: 'before' | 'sent' | 'answered'
      readonly text: string
      readonly values: readonly unknown[]
    }
  | { readonly kind: 'rename'; readonly moment: 'before' | 'answered'; readonly to: string }

/** The point that a process has reached with this deed. Statements and paths are those of the product's own files. */
export function pointOf(deed: Deed): KillPoint | undefined {
  return deed.kind === 'query' ? pointOfQuery(deed) : pointOfRename(deed)
}

function pointOfQuery({ moment, text, values }: Extract<Deed, { kind: 'query' }>): KillPoint | undefined {
  if (/update audit\.head\s+set size/.test(text) && values.some(holdsDecision)) {
    if (moment === 'before') return 'before the decision'
    if (moment === 'answered') return 'between decision and effect'
  }
  if (/^commit$/i.test(text) && moment === 'sent') return 'inside the commit'
  if (/insert into "audit"\."outcome"/.test(text) && moment === 'answered') return 'between outcome and commit'
  if (/update "knowledge"\."indexing" set .*"active_index"/.test(text) && moment === 'sent')
    return 'while switching an index'
  if (/update audit\.outcome set entry_index/.test(text) && moment === 'before') return 'between outcome row and log'
  return undefined
}

function holdsDecision(value: unknown): boolean {
  return Array.isArray(value) && value.includes('decision')
}

function pointOfRename({ moment, to }: Extract<Deed, { kind: 'rename' }>): KillPoint | undefined {
  if (/\/objects\/[0-9a-f]{2}\/[0-9a-f]{62}$/.test(to) && moment === 'answered') return 'between object and row'
  if (/\/indexes\/[^/]+\.index$/.test(to))
    return moment === 'before' ? 'before an index gets its name' : 'between index and pointer'
  if (/\/log\/tile\/0\//.test(to) && moment === 'answered') return 'while writing tiles'
  // The checkpoint is signed and remembered, and nobody has seen it yet.
  if (/\/keys\/log\.last-checkpoint$/.test(to) && moment === 'answered') return 'while signing'
  return undefined
}
