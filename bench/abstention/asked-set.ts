import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { searchIndexStore } from '../../src/adapters/search-index/search-index-store.ts'
import { answerFrom } from '../../src/modules/assistants/answering/answer.ts'
import type { Evidence } from '../../src/modules/assistants/answering/evidence.ts'
import { settings } from '../../src/modules/assistants/answering/settings.ts'
import { type AnalysedText, analyse, analyseQuery } from '../../src/modules/knowledge/analysis/analyse.ts'
import { sliceSpan } from '../../src/modules/knowledge/analysis/code-points.ts'
import { indexRow } from '../../src/modules/knowledge/ranking/index-row.ts'
import { searchPassages } from '../../src/modules/knowledge/ranking/search-passages.ts'
import { termRarities } from '../../src/modules/knowledge/ranking/search-query.ts'
import type { RetrievalSet, SetPassage, SetQuery } from '../retrieval/retrieval-set.ts'

/**
 * How a question is asked: as it stands (`answerable`); with the passages that answer it taken out of what was found, the
 * rest of their document staying (`passageGone`); with their whole document taken out (`documentGone`).
 */
export const conditions = ['answerable', 'passageGone', 'documentGone'] as const
export type Condition = (typeof conditions)[number]

export type Judged = {
  readonly set: string
  readonly condition: Condition
  /** What a threshold is held against. */
  readonly confidence: number
  /** A quote holds a true answer, word for word. */
  readonly right: boolean
}

/** More than an answer reads, so that as many are left when some are taken out. */
const passagesFound = 40
const passagesRead = 20

/** Asks every n-th question of a set in every condition, as the platform answers, with no threshold. */
export async function askSet(set: RetrievalSet, mostQuestions: number): Promise<Judged[]> {
  const directory = await mkdtemp(join(tmpdir(), 'jazari-bench-'))
  const store = searchIndexStore({ directory })
  const passages = new Map(set.passages.map((passage) => [passage.id, passage]))
  const texts = new Map(set.passages.map(({ id, text, lang }) => [id, analyse(text, { language: lang })]))
  await store.build(set.name, rows(set, texts))
  const step = Math.max(1, Math.ceil(set.queries.length / mostQuestions))
  const judged: Judged[] = []
  for (const query of set.queries.filter((_, i) => i % step === 0)) {
    const scope = { index: set.name, documents: 'all' as const }
    const found = await searchPassages(
      store,
      [scope],
      { text: query.text, language: query.lang },
      { limit: passagesFound },
    )
    const rarities = termRarities(found.query, found.statistics)
    const words = found.query.stems.map((stem, i) => ({
      stem,
      rarity: rarities[i]!,
      isKnown: found.statistics.frequencies[i]! > 0,
    }))
    const evidence = found.passages.map(({ passageId, score }) =>
      evidenceOf(passages.get(passageId)!, texts.get(passageId)!, score),
    )
    for (const condition of conditions) {
      const left = evidence.filter(({ place }) => stays(place, query, condition, passages)).slice(0, passagesRead)
      const asked = { text: query.text, masked: false, words }
      const { quotes, confidence } = answerFrom(asked, left, { ...settings, threshold: 0 })
      const right = condition === 'answerable' && quotes.some(({ sentence }) => holdsAnswer(sentence.text, query))
      judged.push({ set: set.name, condition, confidence, right })
    }
  }
  await store.close()
  await rm(directory, { recursive: true })
  return judged
}

function stays(
  passage: SetPassage,
  { relevant }: SetQuery,
  condition: Condition,
  passages: ReadonlyMap<string, SetPassage>,
): boolean {
  if (condition === 'answerable') return true
  if (condition === 'passageGone') return !relevant.has(passage.id)
  return ![...relevant].some((id) => passages.get(id)?.document === passage.document)
}

function evidenceOf(passage: SetPassage, text: AnalysedText, score: number): Evidence<SetPassage> {
  return {
    place: passage,
    document: passage.document,
    provenance: 'primary',
    score,
    headings: analyseQuery(passage.title, passage.lang),
    sentences: text.sentences.map((sentence) => ({
      ...sentence,
      text: sliceSpan(passage.text, sentence),
      paragraph: 0,
      sources: [],
    })),
  }
}

function holdsAnswer(text: string, { answers }: SetQuery): boolean {
  return answers.some((answer) => plain(text).includes(plain(answer)))
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

function* rows(set: RetrievalSet, texts: ReadonlyMap<string, AnalysedText>) {
  for (const [ordinal, { id, document, title, lang }] of set.passages.entries()) {
    const heading = analyse(title, { language: lang })
    yield indexRow({ passageId: id, document, ordinal, heading, text: texts.get(id)! })
  }
}
