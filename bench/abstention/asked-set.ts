import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { searchIndexStore } from '../../src/adapters/search-index/search-index-store.ts'
import { answerFrom } from '../../src/modules/assistants/answering/answer.ts'
import type { ConfidenceSigns } from '../../src/modules/assistants/answering/confidence.ts'
import type { Evidence } from '../../src/modules/assistants/answering/evidence.ts'
import { settings } from '../../src/modules/assistants/answering/settings.ts'
import { analyse, analyseQuery } from '../../src/modules/knowledge/analysis/analyse.ts'
import { sliceSpan } from '../../src/modules/knowledge/analysis/code-points.ts'
import { indexOptions } from '../../src/modules/knowledge/ranking/index-row.ts'
import { questionWords } from '../../src/modules/knowledge/ranking/question-words.ts'
import type { RankedPassage } from '../../src/modules/knowledge/ranking/rank-passages.ts'
import { searchPassages } from '../../src/modules/knowledge/ranking/search-passages.ts'
import type { ReadSentence } from '../../src/modules/knowledge/ranking/sentence-signs.ts'
import type { RetrievalSet, SetPassage, SetQuery } from '../retrieval/retrieval-set.ts'
import { damagedDocuments, setRows, withDocuments } from '../retrieval/set-rows.ts'

/**
 * How a question is asked: as it stands (`answerable`); of a corpus without the passages that answer it, the rest of their
 * document staying (`passageGone`); without their whole document (`documentGone`). What is gone is not counted either.
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
  /** What the confidence was told by; null where nothing was found. */
  readonly signs: ConfidenceSigns | null
  /** Of the corpus, the document that the question is about. */
  readonly document: string
}

const passagesRead = 10

/** Asks every n-th question of a set in every condition, as the platform answers, with no threshold. */
export async function askSet(
  set: RetrievalSet,
  mostQuestions: number,
  asked: readonly Condition[] = conditions,
): Promise<Judged[]> {
  const directory = await mkdtemp(join(tmpdir(), 'jazari-bench-'))
  const store = withDocuments(searchIndexStore({ directory }), set)
  const passages = new Map(set.passages.map((passage) => [passage.id, passage]))
  const damaged = damagedDocuments(set)
  const texts = new Map(
    set.passages.map(({ id, document, text, lang }) => [
      id,
      analyse(text, { language: lang, damaged: damaged.has(document) }).sentences.map((sentence) => ({
        ...sentence,
        text: sliceSpan(text, sentence),
      })),
    ]),
  )
  await store.build(set.name, setRows(set, damaged), indexOptions)
  const step = Math.max(1, Math.ceil(set.queries.length / mostQuestions))
  const judged: Judged[] = []
  for (const query of set.queries.filter((_, i) => i % step === 0)) {
    for (const condition of asked) {
      const left = condition === 'answerable' ? 'all' : staying(set, query, condition, passages)
      const found = await searchPassages(
        store,
        [{ index: set.name, documents: left }],
        { text: query.text, language: query.lang },
        (candidates) => candidates.map(({ candidate }) => ({ sentences: texts.get(candidate.passageId)! })),
        { limit: passagesRead },
      )
      const words = questionWords(found.query, found.statistics)
      const evidence = found.passages.map((ranked) =>
        evidenceOf(passages.get(ranked.passageId)!, texts.get(ranked.passageId)!, ranked),
      )
      const { quotes, confidence, signs } = answerFrom(
        { text: query.text, masked: false, words, likelihood: found.confidence },
        evidence,
        { ...settings, threshold: 0, crossing: 0 },
      )
      const right = condition === 'answerable' && quotes.some(({ sentence }) => holdsAnswer(sentence.text, query))
      const document = passages.get([...query.relevant][0] ?? '')?.document ?? query.id
      judged.push({ set: set.name, condition, confidence, right, signs, document })
    }
  }
  await store.close()
  await rm(directory, { recursive: true })
  return judged
}

/** In percent: questions without an answer that are declined where nine of ten with one are answered. */
export function abstentionAt90(judged: readonly Judged[]): number {
  const confidences = (condition: Condition) =>
    judged.filter((row) => row.condition === condition).map(({ confidence }) => confidence)
  const kept = confidences('answerable').sort((a, b) => b - a)
  const threshold = kept[Math.ceil(0.9 * kept.length) - 1] ?? 0
  const without = confidences('passageGone')
  return (100 * without.filter((confidence) => confidence < threshold).length) / Math.max(1, without.length)
}

/** The names of the passages that are left, in an index in which each is a document of its own. */
function staying(
  set: RetrievalSet,
  { relevant }: SetQuery,
  condition: Condition,
  passages: ReadonlyMap<string, SetPassage>,
): string[] {
  const documents = new Set([...relevant].map((id) => passages.get(id)?.document))
  const isGone = ({ id, document }: SetPassage) =>
    condition === 'documentGone' ? documents.has(document) : relevant.has(id)
  return set.passages.filter((passage) => !isGone(passage)).map(({ id }) => id)
}

function evidenceOf(
  passage: SetPassage,
  sentences: readonly ReadSentence[],
  ranked: RankedPassage,
): Evidence<SetPassage> {
  const scores = new Map(ranked.sentences.map(({ start, score }) => [start, score]))
  return {
    place: passage,
    document: passage.document,
    provenance: 'primary',
    headings: analyseQuery(passage.title, passage.lang),
    sentences: sentences.map((sentence) => ({
      ...sentence,
      score: scores.get(sentence.start) ?? 0,
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
