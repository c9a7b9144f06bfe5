import type { FreshDatabase } from '../../src/adapters/postgres/testing.ts'
import type { Label } from '../../src/kernel/label.ts'
import type { CallContext } from '../../src/kernel/operation.ts'
import { perform } from '../../src/kernel/perform.ts'
import type { Principal } from '../../src/kernel/principal.ts'
import { operations } from '../../src/operations.ts'
import type { TestSite } from '../../src/web/routes/testing.ts'

/**
 * What a word stands in that nobody else uses. `said`: what is said about a data set. `held`: what is in the version that
 * readers get. `former`: what is in a published version before it. `draft`: what is in no published version.
 * `inside`: what only those who prepare the data set see.
 */
export type Aspect = 'said' | 'held' | 'former' | 'draft' | 'inside'
export type DataCanary = {
  readonly word: string
  readonly dataSet: string
  readonly aspect: Aspect
  readonly version?: string
}
/**
 * `assistant`: what an assistant is called; `entry`: what is declared of a system or a solution; `project`: what a project is
 * called; `report`: what was reported to an organisation. `thing`: which one. `sealed`: what stands in hidden items, which
 * nobody reads.
 */
type OtherCanary =
  | { readonly word: string; readonly aspect: 'assistant' | 'entry' | 'project' | 'report'; readonly thing: string }
  | { readonly word: string; readonly aspect: 'sealed' }
export type Canary = DataCanary | OtherCanary

export type DataSet = {
  readonly id: string
  readonly slug: string
  readonly owner: string
  readonly label: Label
  readonly announced: boolean
  readonly versions: readonly string[]
  readonly paths: readonly string[]
  /** A sentence of the version that readers get, and the document that it stands in. */
  readonly quotable: { readonly document: string; readonly words: string }
}

let made = 0

/** A word that stands nowhere else, which analysis and folding leave as it is. */
export function newWord(letter: string): string {
  made++
  return `${letter}qz${made.toString(36)}x`
}

/** What there is when something is proved over it. */
export type Laid = {
  readonly site: TestSite
  readonly db: FreshDatabase<never>
  /** Somebody of the world, by name. */
  who(name: string): Principal
  readonly ours: string
  readonly theirs: string
  readonly project: string
  readonly problem: string
  readonly canaries: Canary[]
}

/** Runs an operation by its id. */
export async function act(
  site: TestSite,
  principal: Principal,
  id: string,
  input: object,
  given: Partial<CallContext> = {},
) {
  const operation = operations.find((one) => one.id === id)
  if (!operation) throw new Error(`no operation ${id}`)
  const context = {
    ...site.services,
    principal,
    channel: 'api',
    language: 'ar',
    signal: new AbortController().signal,
    ...given,
  } as const
  return perform(operation, context, input)
}
