import type { GivenFields } from '../record.ts'
import type { ImportedRecord } from './imported-record.ts'

/** A record with those of its links for which it cannot wait, since what they lead to waits for it. */
export type OrderedRecord = { readonly record: ImportedRecord; readonly ahead: ReadonlySet<string> }

/** Records in an order in which what is linked to comes first, wherever there is one. */
export function importOrder(records: readonly ImportedRecord[]): OrderedRecord[] {
  const bySlug = new Map(records.map((record) => [record.slug, record]))
  const ordered: OrderedRecord[] = []
  const begun = new Set<string>()
  const done = new Set<string>()
  for (const first of records) {
    // Not by recursion: a file may hold a chain of a thousand.
    const path = begun.has(first.slug) ? [] : [first]
    while (path.length > 0) {
      const record = path.at(-1)!
      begun.add(record.slug)
      const next = linksOf(record.fields).find((slug) => bySlug.has(slug) && !begun.has(slug))
      if (next !== undefined) {
        path.push(bySlug.get(next)!)
        continue
      }
      path.pop()
      if (done.has(record.slug)) continue
      const ahead = linksOf(record.fields).filter((slug) => bySlug.has(slug) && !done.has(slug))
      ordered.push({ record, ahead: new Set(ahead) })
      done.add(record.slug)
    }
  }
  return ordered
}

/** Fields without the values that lead to some records, and how many these were. */
export function withoutLinks(
  fields: GivenFields,
  to: ReadonlySet<string>,
): { readonly fields: GivenFields; readonly leftOut: number } {
  let leftOut = 0
  const kept = Object.entries(fields).map(([name, values]) => {
    const stay = values.filter(({ record }) => !to.has(record ?? ''))
    leftOut += values.length - stay.length
    return [name, stay] as const
  })
  return { fields: Object.fromEntries(kept.filter(([, values]) => values.length > 0)), leftOut }
}

function linksOf(fields: GivenFields): string[] {
  return Object.values(fields)
    .flat()
    .flatMap(({ record }) => record ?? [])
}
