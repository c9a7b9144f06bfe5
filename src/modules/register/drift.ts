import { z } from 'zod'
import type { Label } from '../../kernel/label.ts'
import type { Declared } from './declared.ts'

/**
 * Something that is not as it was declared and evaluated. What `blocks` keeps the system from answering; the rest is told.
 *
 * - `version`: what the assistant would be made of now is not what the named version pins: other data, another permit or
 *   another answerer.
 * - `data-set`: it quoted data that are not its assistant's.
 * - `label`: data that it reads are not everybody's any more, and it has no permit for them.
 * - `language`: it is asked in a language that it is not declared for.
 */
const differenceKinds = ['version', 'data-set', 'label', 'language'] as const

export const Difference = z.strictObject({
  kind: z.enum(differenceKinds),
  declared: z.array(z.string()),
  observed: z.array(z.string()),
  blocks: z.boolean(),
})
export type Difference = z.infer<typeof Difference>

/** What is compared. */
export type Observed = {
  /** What is named for a stage; null where nothing is. */
  readonly named: string | null
  /** The digest of the version that would be made now; null when none can be made. */
  readonly current: string | null
  /** Of the assistant, with their labels as they are now; null for one that is not there. */
  readonly dataSets: readonly { readonly dataSet: string; readonly label: Label | null }[]
  readonly hasPermit: boolean
  readonly quoted: readonly string[]
  readonly languages: readonly string[]
}

/** The differences between what is declared of a system and what is seen of it, the blocking ones first. */
export function differencesOf(declared: Pick<Declared, 'languages'>, observed: Observed): readonly Difference[] {
  const { named, current, dataSets, hasPermit, quoted, languages } = observed
  const differences: Difference[] = []
  if (named !== null && named !== current) {
    differences.push({ kind: 'version', declared: [named], observed: current === null ? [] : [current], blocks: true })
  }
  const own = dataSets.map(({ dataSet }) => dataSet)
  const foreign = quoted.filter((dataSet) => !own.includes(dataSet))
  if (foreign.length > 0) differences.push({ kind: 'data-set', declared: own, observed: foreign, blocks: true })

  const closed = dataSets.filter(({ label }) => label !== null && !isEverybodys(label)).map(({ dataSet }) => dataSet)
  if (closed.length > 0 && !hasPermit) differences.push({ kind: 'label', declared: [], observed: closed, blocks: true })

  const said = declared.languages
  const unsaid = said === null ? [] : languages.filter((language) => !said.some((one) => one === language))
  if (said !== null && unsaid.length > 0) {
    differences.push({ kind: 'language', declared: [...said], observed: unsaid, blocks: false })
  }
  return differences
}

/** Where several stages differ in the same, it is told once. */
export function differencesOfAll(differences: readonly (readonly Difference[])[]): readonly Difference[] {
  const told = new Map(differences.flat().map((difference) => [JSON.stringify(difference), difference]))
  return [...told.values()].sort((one, other) => Number(other.blocks) - Number(one.blocks))
}

function isEverybodys({ secrecy, personal }: Label): boolean {
  return secrecy === 'public' && personal === 'none'
}
