import type { z } from 'zod'
import { languages } from '../../kernel/language.ts'
import type { readRevision, ShownValue } from '../../modules/programmes/index.ts'

export type Revision = z.output<typeof readRevision.output>
type Given = Revision['given'][string][number]

/** A value of a revision: as it was given, and as the reader may see it now, if they may. */
export type RevisionValue = { readonly given: Given; readonly shown: ShownValue | null }

/** How a value of a proposal stands to what is in force. `resourced`: it says the same by other sources. */
export type ValueChange = RevisionValue & { readonly change: 'same' | 'added' | 'removed' | 'resourced' }

export type FieldDifference = {
  readonly field: string
  readonly isChanged: boolean
  /** What would be in force, in its order, then what no longer would. */
  readonly values: readonly ValueChange[]
}

/** Field by field, in the order of `fields`, what a proposal would change of what is in force. */
export function differenceOf(
  fields: readonly string[],
  proposed: Pick<Revision, 'given' | 'fields'>,
  inForce: Pick<Revision, 'given' | 'fields'> | null,
): FieldDifference[] {
  return fields.flatMap((field) => {
    const [now, before] = [valuesOf(proposed, field), inForce ? valuesOf(inForce, field) : []]
    if (now.length === 0 && before.length === 0) return []
    const left = [...before]
    const values: ValueChange[] = now.map((value) => {
      const at = left.findIndex((other) => saysKey(other.given) === saysKey(value.given))
      if (at === -1) return { ...value, change: 'added' }
      const [other] = left.splice(at, 1)
      return { ...value, change: citesKey(other!.given) === citesKey(value.given) ? 'same' : 'resourced' }
    })
    values.push(...left.map((value) => ({ ...value, change: 'removed' as const })))
    return [{ field, isChanged: values.some(({ change }) => change !== 'same'), values }]
  })
}

function valuesOf({ given, fields }: Pick<Revision, 'given' | 'fields'>, field: string): RevisionValue[] {
  const left = [...(fields[field] ?? [])]
  return (given[field] ?? []).map((value) => {
    const at = left.findIndex((shown) => isShownAs(value, shown))
    return { given: value, shown: at === -1 ? null : left.splice(at, 1)[0]! }
  })
}

/** A record that the reader cannot see leaves its place empty. */
function isShownAs(given: Given, shown: ShownValue): boolean {
  const { citations: _, record, ...said } = shown
  return saysKey({ ...said, record: record?.slug ?? given.record }) === saysKey(given)
}

function saysKey({ texts, date, number, record, region, term, address }: Omit<Given, 'citations'>): string {
  return JSON.stringify([languages.map((one) => texts?.[one]), date, number, record, region, term, address])
}

function citesKey({ citations }: Given): string {
  return citations
    .map(({ document, page, start, end, quote }) => `${document} ${page} ${start} ${end} ${quote}`)
    .sort()
    .join()
}
