import { type Database, viewOf } from '../../../kernel/database.ts'
import type { Multilingual } from '../../../kernel/language.ts'
import type { Reader } from '../../knowledge/index.ts'
import type { Field, RecordKind } from '../kind.ts'
import { kindNamed } from '../kinds.ts'
import type { RecordLink, ShownCitation, ShownRecord, ShownValue } from '../record.ts'
import { findRecords, type RecordRow } from '../record-store.ts'
import { showRecords } from '../show-records.ts'
import type { ProgrammeTables } from '../tables.ts'
import { wordsOfField, wordsOfKind, wordsOfTerm } from './asked-words.ts'
import { dateInWords } from './date-words.ts'
import { inEachLanguage, stemsInEach } from './stems.ts'
import { countRecordsWith, recordsWithAll, recordsWithAny } from './terms-store.ts'

/** A value that stands in documents which readers get now, with the words by which a question may mean it. */
export type FoundValue = {
  readonly record: RecordLink
  /** The data sets that its title stands in; `ours` when it is our own word. */
  readonly titleFrom: 'ours' | ReadonlySet<string>
  readonly field: string
  /** More than one of them is more than one account of the same thing. */
  readonly isAccount: boolean
  /** What it says: texts, a date or a number in words, the title of another record. */
  readonly text: Multilingual
  /** Stems of what it says. */
  readonly says: ReadonlySet<string>
  /** Stems by which people ask for its field. */
  readonly asked: ReadonlySet<string>
  /** Stems of what the record is: its kind, its title, and what every record of the kind must have. */
  readonly about: ReadonlySet<string>
  /** Those that stand; primary documents first. */
  readonly citations: readonly ShownCitation[]
}

/** A stem that stands in more records than this does not find any alone. */
const mostRecordsOfStem = 1_000
/** Records that are looked at for one question. */
const mostRecordsLooked = 3_000
/** Stems of a question that are looked up. */
const mostStems = 32

/**
 * The cited values of the records that share the rarest stems with a question: at most `limit` records, shown and proved
 * for this reader at this moment. However many records there are, a bounded number is looked at.
 */
export async function searchValues(
  db: Database,
  reader: Reader,
  stems: readonly string[],
  limit: number,
): Promise<FoundValue[]> {
  const rows = await candidates(db, [...new Set(stems)].slice(0, mostStems), limit)
  if (rows.length === 0) return []
  const records = await showRecords(db, reader, rows)
  const linked = await identifyingRecords(db, reader, records)
  return records.flatMap((record) => valuesOf(record, linked))
}

async function candidates(db: Database, stems: readonly string[], limit: number): Promise<RecordRow[]> {
  const own = viewOf<ProgrammeTables>(db)
  const counts = [...(await countRecordsWith(own, stems, mostRecordsOfStem))].filter(([, records]) => records > 0)
  const rare = rarest(counts).map(([stem, records]) => ({ stem, weight: Math.log(1 + mostRecordsOfStem / records) }))
  if (rare.length > 0) return recordsWithAny(own, rare, limit)
  // Common words alone may tell records apart together.
  return counts.length > 0
    ? recordsWithAll(
        own,
        counts.map(([stem]) => stem),
        limit,
      )
    : []
}

/** The rarest stems, as many as do not lead to more records than are looked at. */
function rarest(counts: readonly (readonly [string, number])[]): (readonly [string, number])[] {
  let looked = 0
  return counts
    .filter(([, records]) => records <= mostRecordsOfStem)
    .sort(([, one], [, other]) => one - other)
    .filter(([, records]) => {
      looked += records
      return looked <= mostRecordsLooked
    })
}

/** Records that others are told apart by (an agreement's event), by slug. */
async function identifyingRecords(
  db: Database,
  reader: Reader,
  records: readonly ShownRecord[],
): Promise<ReadonlyMap<string, ShownRecord>> {
  const slugs = records.flatMap((record) =>
    requiredFields(record).flatMap(([name]) => record.fields[name]!.flatMap((value) => value.record?.slug ?? [])),
  )
  const rows = await findRecords(viewOf<ProgrammeTables>(db), [...new Set(slugs)])
  return new Map((await showRecords(db, reader, rows)).map((record) => [record.slug, record]))
}

function requiredFields({ kind }: ShownRecord): [string, Field][] {
  return Object.entries(kindNamed(kind)?.fields ?? {}).filter(([, { required }]) => required)
}

function valuesOf(record: ShownRecord, linked: ReadonlyMap<string, ShownRecord>): FoundValue[] {
  const kind = kindNamed(record.kind)!
  const { slug, code, title } = record
  const link = { slug, kind: record.kind, code, title }
  const about = stemsInEach([wordsOfKind(record.kind), ...identity(record, linked)])
  return Object.entries(record.fields).flatMap(([field, values]) => {
    const { type, from, many } = kind.fields[field]!
    if (from === 'ours') return []
    const standing = values.filter(({ flagged }) => !flagged)
    const asked = askedStems(wordsOfField(field, type))
    return standing.flatMap((value): FoundValue[] => {
      const text = textOf(value)
      if (!text) return []
      return [
        {
          record: link,
          titleFrom: titleFrom(record, kind),
          field,
          isAccount: !many && field !== kind.title && standing.length > 1,
          text,
          says: stemsInEach([...inEachLanguage(value.texts), ...inEachLanguage(text)]),
          asked,
          about,
          citations: value.citations,
        },
      ]
    })
  })
}

/** Of the few lists of words that do not change. */
function askedStems(words: string): ReadonlySet<string> {
  const stems = known.get(words) ?? stemsInEach([words])
  known.set(words, stems)
  return stems
}

const known = new Map<string, ReadonlySet<string>>()

/** Words of what a record must have: its title, who it is for, and when what it came from was. */
function identity(record: ShownRecord, linked: ReadonlyMap<string, ShownRecord>): string[] {
  return requiredFields(record).flatMap(([name]) =>
    record.fields[name]!.flatMap((value) => {
      const other = linked.get(value.record?.slug ?? '')
      const dates = Object.values(other?.fields ?? {}).flatMap((values) =>
        values.filter(({ date, flagged }) => date !== null && !flagged),
      )
      return [
        ...[value, ...dates].flatMap((one) => inEachLanguage(textOf(one))),
        ...(value.term === null ? [] : [wordsOfTerm(value.term)]),
      ]
    }),
  )
}

function textOf({ texts, date, number, record }: ShownValue): Multilingual | undefined {
  if (date !== null) return dateInWords(date)
  if (number !== null) return { ar: String(number), fr: String(number), en: String(number) }
  return texts ?? record?.title
}

/** A title may be kept back where a value is not: it is named with words of the same data set, or of ours. */
function titleFrom(record: ShownRecord, { title, fields }: RecordKind): FoundValue['titleFrom'] {
  if (fields[title]!.from === 'ours') return 'ours'
  return new Set(record.fields[title]!.flatMap(({ citations }) => citations.map(({ dataSet }) => dataSet)))
}
