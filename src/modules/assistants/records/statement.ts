import type { Language } from '../../../kernel/language.ts'
import { guessLanguage } from '../../knowledge/index.ts'
import type { FoundValue } from '../../programmes/index.ts'

type Citation = FoundValue['citations'][number]

/** All that one record says on the same stretches of documents. */
export type Statement = {
  readonly values: readonly FoundValue[]
  /** What would be quoted, in the order in which it stands. */
  readonly stretches: readonly Citation[]
  readonly record: FoundValue['record']
  /** Stems of what it says, and by which its fields are asked. */
  readonly says: ReadonlySet<string>
  /** Stems of what the record is. */
  readonly about: ReadonlySet<string>
}

/**
 * Values put together that would be proved by the same quotes. `languages`: those that the asker reads, best first; a
 * primary document goes before all of them.
 */
export function statementsOf(values: readonly FoundValue[], languages: readonly Language[]): Statement[] {
  const placed = values.map((value) => ({ value, stretches: stretchesOf(value, languages) }))
  const together = Map.groupBy(placed, ({ value, stretches }) =>
    [value.record.slug, ...stretches.map(stretchKey)].join('\n'),
  )
  return [...together.values()].map((ofOne) => {
    const { value, stretches } = ofOne[0]!
    return {
      values: ofOne.map(({ value }) => value),
      stretches,
      record: value.record,
      says: new Set(ofOne.flatMap(({ value }) => [...value.says, ...value.asked])),
      about: value.about,
    }
  })
}

/** The same for the same stretch of a document, whoever cites it. */
export function stretchKey({ document, page, start, end }: Citation): string {
  return `${document} ${page} ${start} ${end}`
}

/** One document proves a value: all that is cited of it, since its sentences may each say a part. */
function stretchesOf({ citations }: FoundValue, languages: readonly Language[]): Citation[] {
  const best = citations.filter(({ provenance }) => provenance === citations[0]!.provenance)
  const chosen =
    languages
      .map((language) => best.find(({ text }) => guessLanguage(text) === language))
      .find((citation) => citation !== undefined) ?? best[0]!
  return best
    .filter(({ dataSet, path }) => dataSet === chosen.dataSet && path === chosen.path)
    .sort((one, other) => one.page - other.page || one.start - other.start)
}
