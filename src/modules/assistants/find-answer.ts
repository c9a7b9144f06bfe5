import type { Quote, ReceiptResult } from '../../../libs/receipt/index.ts'
import { type Database, viewOf } from '../../kernel/database.ts'
import { inLanguage, type Language } from '../../kernel/language.ts'
import type { PersonalDataMask } from '../../kernel/ports/personal-data.ts'
import type { SearchIndexStore } from '../../kernel/ports/search-index.ts'
import { type DatasetTables, permittedFacts, permittedVersions } from '../datasets/index.ts'
import {
  type FoundPassage,
  findPages,
  type KnowledgeTables,
  type Meaning,
  type Reader,
  search,
  standsVerbatim,
} from '../knowledge/index.ts'
import { groundOf, type Readership, treatmentOf } from '../policy/index.ts'
import { type Answer, answerFrom } from './answering/answer.ts'
import { settings } from './answering/settings.ts'
import { evidenceOf } from './evidence-of.ts'
import { identifiesNobody } from './identifies-nobody.ts'
import { type QuotedPlace, quoteOf } from './quote-of.ts'
import { inReadingOrder } from './reading-order.ts'
import { findInRecords } from './records/find-in-records.ts'

/** What a listener is told while an answer is being found. */
export type Progress =
  | { readonly phase: 'searching' }
  | { readonly phase: 'reading'; readonly passages: number }
  | { readonly phase: 'found'; readonly quote: Quote }

export type FoundAnswer = {
  readonly found: Pick<ReceiptResult, 'abstained' | 'reason' | 'answer' | 'searched' | 'versions' | 'pages'>
  /** The documents had no answer, or one in other words than the question, and records were asked for one. */
  readonly askedRecords: boolean
}

/** In whose name documents are searched, and records; null where records are not asked. */
export type Readers = { readonly documents: Reader; readonly records: Reader | null }

/** Passages that a quote is chosen from. */
const passagesRead = 10

/**
 * Finds the answer to a masked question in what its reader may use at this moment. Every quote has been read again in
 * the stored page and stands there to the letter; one that does not is left out.
 */
export async function findAnswer(
  ports: {
    readonly db: Database
    readonly searchIndexes: SearchIndexStore
    readonly meaning?: Meaning | undefined
    readonly personalData: PersonalDataMask
    readonly signal: AbortSignal
  },
  readers: Readers,
  question: {
    readonly text: string
    readonly masked: boolean
    /** Data sets by id or slug; everything when absent. */
    readonly in: readonly string[] | undefined
    readonly language: Language
  },
  tell: (progress: Progress) => void,
): Promise<FoundAnswer> {
  tell({ phase: 'searching' })
  const only = question.in && (await idsOf(ports.db, readers.documents.readership, question.in))
  const { found, searched, words, confidence } = await search(
    ports,
    readers.documents,
    { text: question.text, ...(only ? { only } : {}) },
    passagesRead,
  )
  tell({ phase: 'reading', passages: found.length })
  const mayBeQuoted = quotable(ports, readers.documents)
  const evidence = (await kept(found, mayBeQuoted)).map(evidenceOf)
  const answer = answerFrom({ ...question, words, likelihood: confidence }, evidence, settings)
  if (searched.length === 0 && answer.reason !== 'personal-case') return nothing('nothing-published')

  const pages = await storedPages(ports.db, answer)
  const shown = (chosen: Answer<FoundPassage>['quotes'], differ: boolean) => {
    const quoted = chosen.map((one) => ({ place: one.place, quote: quoteOf(one, question.language) }))
    const verbatim = quoted.filter(({ quote }) => {
      const page = pages.get(pageKey(quote))
      return page !== undefined && standsVerbatim(quote, page)
    })
    return inReadingOrder(verbatim, { differ })
  }
  const inDocuments = shown(answer.quotes, answer.differ)
  // A record says in the question's language what its document says in another, more surely than words one by one.
  const isOpen = (inDocuments.length === 0 || answer.crosses) && answer.reason !== 'personal-case'
  const records = isOpen ? readers.records : null
  const askedRecords = records !== null
  const inRecords = records
    ? await findInRecords(ports.db, limitedTo(records, only), { ...question, words }, settings, mayBeQuoted)
    : { quotes: [], differ: false }
  const byRecords = inRecords.quotes.length > 0
  const quotes: readonly Shown[] = byRecords ? inReadingOrder(inRecords.quotes, inRecords) : inDocuments
  const abstained = quotes.length === 0
  const nearby = abstained ? shown(answer.nearby, false) : []
  for (const { quote } of quotes) tell({ phase: 'found', quote })
  const answered = {
    abstained,
    reason: abstained ? (answer.reason ?? 'no-evidence') : null,
    answer: {
      quotes: quotes.map(({ quote }) => quote),
      nearby: nearby.map(({ quote }) => quote),
      differ: (byRecords ? inRecords.differ : answer.differ) && quotes.length > 1,
    },
    searched: {
      dataSets: searched.length,
      documents: searched.reduce((sum, { files }) => sum + files.length, 0),
    },
    ...sourcesOf([...quotes, ...nearby], question.language, readers.documents.readership),
  }
  return { found: answered, askedRecords }
}

/**
 * A quote is to the letter, and its receipt holds the whole page: under a permit that lets nobody be identified, no document
 * that identifies somebody is quoted. Searching shows it, with masks.
 */
function quotable(
  { db, personalData, signal }: Parameters<typeof findAnswer>[0],
  { readership }: Reader,
): (place: Pick<QuotedPlace, 'source' | 'extraction'>) => Promise<boolean> {
  const isClear = identifiesNobody(db, personalData)
  return async ({ source, extraction }) => {
    signal.throwIfAborted()
    return treatmentOf(readership, permittedFacts(source)) === 'plain' || isClear(extraction)
  }
}

async function kept<Item>(items: readonly Item[], test: (item: Item) => Promise<boolean>): Promise<Item[]> {
  const verdicts: boolean[] = []
  for (const item of items) verdicts.push(await test(item))
  return items.filter((_, i) => verdicts[i])
}

function nothing(reason: 'nothing-published'): FoundAnswer {
  const answer = { quotes: [], nearby: [], differ: false }
  const searched = { dataSets: 0, documents: 0 }
  return { found: { abstained: true, reason, answer, searched, versions: [], pages: [] }, askedRecords: false }
}

/** A question that was asked of some data sets is answered from nowhere else. */
function limitedTo({ readership, mayUse }: Reader, only: readonly string[] | undefined): Reader {
  if (!only) return { readership, mayUse }
  return {
    readership,
    mayUse: (resource) => only.some((dataSet) => resource.id.startsWith(`${dataSet}/`)) && mayUse(resource),
  }
}

/** Of the data sets named, those that the caller may read: another is answered like one that is not there. */
async function idsOf(db: Database, readership: Readership, names: readonly string[]): Promise<string[]> {
  const permitted = await permittedVersions(viewOf<DatasetTables>(db), readership)
  return permitted
    .filter(({ dataSet, slug }) => names.includes(dataSet) || names.includes(slug))
    .map(({ dataSet }) => dataSet)
}

async function storedPages(db: Database, { quotes, nearby }: Answer<FoundPassage>) {
  const wanted = [...quotes, ...nearby].map(({ place: { extraction, page } }) => ({ extraction, page: page.number }))
  const pages = await findPages(viewOf<KnowledgeTables>(db), wanted)
  return new Map(pages.map((page) => [pageKey({ extraction: page.extraction, page: page.number }), page]))
}

type Shown = { readonly place: QuotedPlace; readonly quote: Quote }

function sourcesOf(
  quotes: readonly Shown[],
  language: Language,
  readership: Readership,
): Pick<ReceiptResult, 'versions' | 'pages'> {
  const sources = new Map(quotes.map(({ place: { source } }) => [source.dataSet, source]))
  const pages = new Map(quotes.map(({ place, quote }) => [pageKey(quote), { place, quote }]))
  return {
    versions: [...sources.values()].map((source) => ({
      dataSet: source.dataSet,
      version: source.version,
      title: inLanguage(source.titles, language).text,
      publisher: inLanguage(source.publisher.names, language).text,
      provenance: source.provenance,
      licence: source.licence,
      ground: groundOf(readership, permittedFacts(source)),
    })),
    pages: [...pages.values()].map(({ place, quote: { extraction, page } }) => ({
      extraction,
      page,
      digest: place.page.digest,
    })),
  }
}

function pageKey({ extraction, page }: Pick<Quote, 'extraction' | 'page'>): string {
  return `${extraction} ${page}`
}
