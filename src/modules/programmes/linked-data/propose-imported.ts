import type { GivenFields } from '../record.ts'
import { changedFields, type InForce } from './changed-fields.ts'
import { importOrder, type OrderedRecord, withoutLinks } from './import-order.ts'
import type { ImportedRecord, UnreadRecord } from './imported-record.ts'
import { identityDiffers } from './problems.ts'

type Proposed = { readonly record: string; readonly revision: number }

/** By which way in records are read and proposed, and how it tells a refusal from a fault. */
export type ImportDesk<Refusal> = {
  /** What is in force under that name; `undefined` when nothing is, as far as the caller may see. */
  inForce(slug: string): Promise<InForce | undefined>
  propose(record: {
    readonly kind: string
    readonly slug: string
    readonly code?: string
    readonly fields: GivenFields
  }): Promise<Proposed>
  proposeChange(record: string, fields: GivenFields): Promise<Proposed>
  /** The refusal that an error is. @throws the error itself, when it is none. */
  refusalOf(error: unknown): Refusal
}

/** What became of a record of a file. */
export type ImportOutcome<Refusal> = { readonly at: number; readonly slug: string | null } & (
  | {
      readonly result: 'proposed' | 'changed'
      readonly revision: number
      /**
       * Links that lead to records which in turn lead to this one: they are proposed when the same file is imported again,
       * once these are there.
       */
      readonly leftOut: number
    }
  | { readonly result: 'unchanged' }
  | { readonly result: 'refused'; readonly refusal: Refusal }
)

/**
 * Proposes the records of a file one after the other, those first that others link to: each as a new record, or as a change
 * of the one in force when it says something else. What is refused is told, and the others go on. Nothing comes into force.
 */
export async function* proposeImported<Refusal>(
  records: readonly (ImportedRecord | UnreadRecord)[],
  desk: ImportDesk<Refusal>,
): AsyncGenerator<ImportOutcome<Refusal>> {
  const read: ImportedRecord[] = []
  for (const record of records) {
    if ('problem' in record) {
      yield { at: record.at, slug: record.slug, result: 'refused', refusal: desk.refusalOf(record.problem) }
    } else read.push(record)
  }
  for (const ordered of importOrder(read)) {
    const { at, slug } = ordered.record
    try {
      yield { at, slug, ...(await proposeOne(ordered, desk)) }
    } catch (error) {
      yield { at, slug, result: 'refused', refusal: desk.refusalOf(error) }
    }
  }
}

type Taken =
  | { readonly result: 'proposed' | 'changed'; readonly revision: number; readonly leftOut: number }
  | { readonly result: 'unchanged' }

async function proposeOne<Refusal>({ record, ahead }: OrderedRecord, desk: ImportDesk<Refusal>): Promise<Taken> {
  const { kind, slug, code } = record
  const absent = new Set<string>()
  for (const link of ahead) if ((await desk.inForce(link)) === undefined) absent.add(link)
  const { fields, leftOut } = withoutLinks(record.fields, absent)

  const before = await desk.inForce(slug)
  if (!before) {
    const { revision } = await desk.propose({ kind, slug, ...(code !== null && { code }), fields })
    return { result: 'proposed', revision, leftOut }
  }
  if (before.kind !== kind) throw identityDiffers({ record: slug, part: 'kind' })
  if (code !== null && before.code !== code) throw identityDiffers({ record: slug, part: 'code' })
  const changed = changedFields(before, fields)
  if (!changed) return { result: 'unchanged' }
  const { revision } = await desk.proposeChange(slug, changed)
  return { result: 'changed', revision, leftOut }
}
