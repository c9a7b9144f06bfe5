import type { Quote } from '../../../../libs/receipt/index.ts'
import type { Database } from '../../../kernel/database.ts'
import { inLanguage, type Language } from '../../../kernel/language.ts'
import { guessLanguage, type Reader, standsVerbatim } from '../../knowledge/index.ts'
import { citedPlaces, searchValues } from '../../programmes/index.ts'
import type { Settings } from '../answering/settings.ts'
import { type QuotedPlace, quoteOf } from '../quote-of.ts'
import { type AskedOfRecords, type ChosenStatement, chooseStatements } from './choose-statements.ts'
import { statementsOf, stretchKey } from './statement.ts'

/** Records that a question is held against. */
const recordsRead = 20

/** What records answer: the stretches that they cite. Empty when they do not. */
export type FoundInRecords = {
  readonly quotes: readonly { readonly place: QuotedPlace; readonly quote: Quote }[]
  readonly differ: boolean
}

/**
 * Finds the answer to a masked question through records that its reader may see at this moment. Records are found and
 * judged by their words; what is quoted are the stretches of documents that they cite, read again here.
 */
export async function findInRecords(
  db: Database,
  reader: Reader,
  asked: AskedOfRecords,
  settings: Settings,
  mayBeQuoted: (place: QuotedPlace) => Promise<boolean>,
): Promise<FoundInRecords> {
  const stems = asked.words.map(({ stem }) => stem)
  const values = await searchValues(db, reader, stems, recordsRead)
  const statements = statementsOf(values, languagesOf(asked))
  const { chosen, differ } = chooseStatements(asked, statements, settings)

  const stretches = new Map(
    chosen.flatMap(({ statement }) => statement.stretches.map((stretch) => [stretchKey(stretch), stretch])),
  )
  const places = await citedPlaces(db, reader, [...stretches.values()])
  for (const place of places) if (!(await mayBeQuoted(place))) return { quotes: [], differ: false }
  const quotes = places.flatMap((place) => {
    const key = stretchKey(place.citation)
    const through = chosen.filter(({ statement }) => statement.stretches.some((one) => stretchKey(one) === key))
    const { start, end } = place.citation
    const support = Math.max(...through.map((one) => one.support))
    const quote = { ...quoteOf({ place, sentence: { start, end }, support }, asked.language), ...named(through, asked) }
    return quote.text === place.citation.text && standsVerbatim(quote, place.page) ? [{ place, quote }] : []
  })
  // A part of what was chosen is another answer.
  return quotes.length === stretches.size ? { quotes, differ } : { quotes: [], differ: false }
}

/** The question's language before the asker's, when it is one that quotes are shown in. */
function languagesOf({ text, language }: AskedOfRecords): Language[] {
  const written = guessLanguage(text)
  return written === 'zgh' ? [language] : [written, language]
}

/**
 * The records that led to a quote, each once, if its readers may read their titles where they may read the quote: a slug
 * or a code tells what a record is too.
 */
function named(through: readonly ChosenStatement[], { language }: AskedOfRecords): Pick<Quote, 'records'> {
  const readable = through.filter(({ statement: { values, stretches } }) => {
    const { titleFrom } = values[0]!
    return titleFrom === 'ours' || stretches.every(({ dataSet }) => titleFrom.has(dataSet))
  })
  const records = new Map(
    readable.map(({ statement: { record } }) => {
      const { slug, code, title } = record
      return [slug, { slug, code, title: inLanguage(title, language).text }]
    }),
  )
  return records.size === 0 ? {} : { records: [...records.values()].slice(0, mostNamed) }
}

/** As many as a receipt lists. */
const mostNamed = 20
