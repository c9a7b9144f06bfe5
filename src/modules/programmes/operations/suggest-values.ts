import { z } from 'zod'
import { type Database, viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { concealedDataset, DatasetId, type DatasetTables, versionFacts } from '../../datasets/index.ts'
import {
  documentNotFound,
  extractionsAt,
  indexMissing,
  type KnowledgeTables,
  placeKey,
  search,
} from '../../knowledge/index.ts'
import { rulesAllow } from '../../policy/index.ts'
import type { ProgrammesContext, ProgrammesQuestion } from '../context.ts'
import { kindNamed } from '../kinds.ts'
import { kindUnknown } from '../problems.ts'
import { readerOf } from '../reader.ts'
import { FieldName, GivenValue, RecordLink } from '../record.ts'
import { linksTo } from '../show-records.ts'
import { titlesWithin, wordsOf } from '../suggesting/name-store.ts'
import { type PassageSentence, sentencesOf } from '../suggesting/passage-sentences.ts'
import { rules, suggestFrom } from '../suggesting/suggest.ts'

const Place = z.strictObject({
  dataSet: DatasetId,
  version: Digest,
  path: z
    .string()
    .min(1)
    .max(200)
    .refine((path) => !path.includes('\0')),
  page: z.coerce.number().int().min(1),
  /** Of the stretch that matters, in code points of the page; without them the page. */
  start: z.coerce.number().int().nonnegative().optional(),
  end: z.coerce.number().int().positive().optional(),
})
type Place = z.output<typeof Place>

/** A place, or words to search for: one of the two. */
const Input = z
  .strictObject({
    kind: z.string().max(40),
    query: z.string().trim().min(1).max(2_000).optional(),
    ...Place.partial().shape,
  })
  .superRefine((input, context) => {
    const place = placeIn(input)
    if (input.query === undefined && !place) {
      const path = [input.dataSet === undefined ? 'query' : 'path']
      context.addIssue({ code: 'invalid_type', expected: 'string', input: undefined, path })
    } else if (input.query !== undefined && input.dataSet !== undefined) {
      context.addIssue({ code: 'custom', path: ['dataSet'] })
    }
  })

function placeIn({ kind: _, query: __, ...place }: Readonly<Record<string, unknown>>): Place | undefined {
  return Place.safeParse(place).data
}

/** What a suggestion says, as it may be proposed. */
const SuggestedValue = GivenValue.omit({ citations: true })

const mostPassages = 5
const mostSentences = 40

/** Where a passage stands, for whoever goes to look. */
type Standing = { readonly dataSet: string; readonly version: Digest; readonly path: string }
type PlacedSentence = PassageSentence & Standing

export const suggestValues = operation({
  id: 'programmes.suggest',
  http: 'POST /record-suggestions',
  summary: 'Propose which fields of a record the sentences of a passage may support, by rules; nothing is kept',
  permission: 'programmes:propose',
  // Changes nothing, and yet is no standing reading: what is looked for has a decision of its own.
  effect: 'write',
  cli: { positional: ['kind', 'query'] },
  input: Input,
  output: z.strictObject({
    sentences: z.array(
      z.strictObject({
        dataSet: DatasetId,
        version: Digest,
        path: z.string(),
        /** Its stretch, as a citation names it. */
        document: Digest,
        page: z.number().int(),
        start: z.number().int(),
        end: z.number().int(),
        text: z.string(),
        suggestions: z.array(
          z.strictObject({
            field: FieldName,
            rule: z.enum(rules),
            value: SuggestedValue,
            words: z.string().nullable(),
          }),
        ),
      }),
    ),
    /** The records that suggestions lead to. */
    records: z.array(RecordLink),
  }),
  problems: [kindUnknown, documentNotFound, indexMissing],

  redact: ({ personalData }: ProgrammesQuestion, input) =>
    input.query === undefined ? input : { ...input, query: personalData.mask(input.query).text },
  facts({ db }: ProgrammesQuestion, input) {
    const place = placeIn(input)
    if (!place) return { kind: 'catalogue', id: 'catalogue' }
    return versionFacts({ db: viewOf<DatasetTables>(db) }, { id: place.dataSet, digest: place.version })
  },

  // Reads index files, which no transaction should wait for.
  prepare: (context: ProgrammesContext, input) =>
    input.query === undefined ? sentencesAt(context, placeIn(input)!) : sentencesFound(context, input.query),

  async run(context: ProgrammesContext, input, sentences) {
    const kind = kindNamed(input.kind)
    if (!kind) throw kindUnknown({ kind: input.kind })
    const targets = Object.values(kind.fields).flatMap(({ of }) => of ?? [])
    const text = sentences.map(({ readable }) => readable).join('\n')
    const titles = await titlesWithin(context.db, [...new Set(targets)], wordsOf(text))
    const links = await linksTo(context.db, readerOf(context), [...new Set(titles.map(({ id }) => id))])
    const records = [...Map.groupBy(titles, ({ id }) => id)].flatMap(([id, titles]) => {
      const link = links.get(id)
      return link ? [{ thing: link, names: titles.map(({ texts }) => texts) }] : []
    })
    const known = { records, regions: context.regions.list }
    const shown = sentences.map(({ readable, language, ...sentence }) => ({
      ...sentence,
      suggestions: (language === null ? [] : suggestFrom(kind, readable, language, known)).filter(
        // A document may say what no record may: at too great a length, or with characters that turn the text around them.
        ({ value }) => SuggestedValue.safeParse(value).success,
      ),
    }))
    const named = new Set(shown.flatMap(({ suggestions }) => suggestions.map(({ value }) => value.record)))
    return { sentences: shown, records: records.flatMap(({ thing }) => (named.has(thing.slug) ? [thing] : [])) }
  },
})

async function sentencesFound(context: ProgrammesContext, query: string): Promise<PlacedSentence[]> {
  const { found } = await search(context, readerOf(context), { text: query }, mostPassages)
  const sentences = new Map<string, PlacedSentence>()
  for (const { source, file, extraction, passage } of found) {
    const { dataSet, version } = source
    for (const sentence of await sentencesOf(context.db, { extraction, ...passage }, mostSentences)) {
      const key = `${sentence.document} ${sentence.page} ${sentence.start}`
      if (sentences.size < mostSentences && !sentences.has(key)) {
        sentences.set(key, { ...sentence, dataSet, version, path: file.path })
      }
    }
  }
  return [...sentences.values()]
}

/** @throws Problem as `knowledge.read-page` would: to propose is no permission to read. */
async function sentencesAt(context: ProgrammesContext, place: Place): Promise<PlacedSentence[]> {
  const { dataSet, version, path, page, start = 0, end = Number.MAX_SAFE_INTEGER } = place
  const db: Database = context.db
  const mayRead = rulesAllow(context, { id: 'knowledge.read-page', permission: 'knowledge:read' })
  const facts = await versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version })
  if (!mayRead(facts)) throw concealedDataset({ id: dataSet })
  const at = { dataSet, version, path }
  const extraction = (await extractionsAt(viewOf<KnowledgeTables>(db), [at])).get(placeKey(at))
  if (!extraction) throw documentNotFound({ path })
  const sentences = await sentencesOf(db, { extraction, page, start, end }, mostSentences)
  return sentences.map((sentence) => ({ ...sentence, dataSet, version, path }))
}
