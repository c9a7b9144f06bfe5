import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { guessLanguage, type Language } from '../../src/modules/knowledge/analysis/language.ts'

/** Several sets in one index: the more there is to confuse, the more the ranking has to tell apart. */
const pools: Readonly<Record<string, readonly string[]>> = {
  'ar-pool': ['xquad-ar', 'arcd', 'kaiflematha'],
  'fr-pool': ['piaf', 'cnil-faq', 'spf', 'cdtn-faq'],
  'mixed-pool': ['xquad-ar', 'arcd', 'kaiflematha', 'piaf', 'cnil-faq', 'spf', 'cdtn-faq'],
}

/** Sets whose answers are words of the passage itself. In the others a quoted sentence cannot be judged. */
const extractive = new Set(['xquad-ar', 'xquad-en', 'arcd', 'kaiflematha', 'piaf', 'spf'])

/** As the sets name them. A question may be in another language than the texts, and in one the analysis has no rules for. */
const SetLanguage = z.enum(['ar', 'fr', 'en', 'es', 'ary', 'ary-Latn', 'zgh', 'tzm'])
type SetLanguage = z.infer<typeof SetLanguage>

const Passage = z
  .object({ id: z.string(), title: z.string(), text: z.string(), lang: SetLanguage })
  .transform((passage) => ({ ...passage, lang: withRules(passage.lang) ?? guessLanguage(passage.text) }))
const Query = z
  .object({ id: z.string(), text: z.string(), lang: SetLanguage, answers: z.array(z.string()) })
  .transform(({ id, text, answers, lang }) => ({ id, text, answers, lang: withRules(lang) }))

/** The language that the platform is told: none where it has no rules, so that it has to find out. */
function withRules(lang: SetLanguage): Language | undefined {
  if (lang === 'ary') return 'ar'
  return lang === 'ar' || lang === 'fr' || lang === 'en' || lang === 'zgh' ? lang : undefined
}

export type SetPassage = z.infer<typeof Passage> & {
  /** Passages with a title in common, else with an id in common up to its last number, are one document. */
  readonly document: string
}
export type SetQuery = z.infer<typeof Query> & { readonly relevant: ReadonlySet<string> }
export type RetrievalSet = {
  readonly name: string
  readonly language: Language
  readonly passages: readonly SetPassage[]
  readonly queries: readonly SetQuery[]
}

/** A set, or a pool of sets, from folders of `corpus.jsonl`, `queries.jsonl` and `qrels.tsv`. */
export async function readRetrievalSet(folder: string, name: string): Promise<RetrievalSet> {
  const [, whole, asked, found] = /^(udhr)-(ar|fr|en)2(ar|fr|en)$/.exec(name) ?? []
  if (whole !== undefined) return betweenLanguages(await readRetrievalSet(folder, whole), name, asked!, found!)
  const parts = await Promise.all((pools[name] ?? [name]).map((part) => readPart(folder, part)))
  const passages = parts.flatMap((part) => part.passages)
  return { name, language: passages[0]?.lang ?? 'ar', passages, queries: parts.flatMap((part) => part.queries) }
}

/** Of a set whose passages say the same in many languages: the questions of one, and what they find in another. */
function betweenLanguages(set: RetrievalSet, name: string, asked: string, found: string): RetrievalSet {
  const passages = set.passages.filter(({ id }) => id.includes(`-${found}-`))
  const ids = new Set(passages.map(({ id }) => id))
  const queries = set.queries
    .filter(({ id }) => id.includes(`-${asked}-`))
    .map((query) => ({ ...query, relevant: new Set([...query.relevant].filter((id) => ids.has(id))) }))
  return { name, language: found as Language, passages, queries }
}

async function readPart(folder: string, name: string) {
  const [corpus, queries, relations] = await Promise.all(
    ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((file) => readFile(join(folder, name, file), 'utf8')),
  )
  const relevant = new Map<string, Set<string>>()
  for (const line of corpusLines(relations!).slice(1)) {
    const [query, passage] = line.split('\t') as [string, string]
    relevant.set(query, (relevant.get(query) ?? new Set()).add(passage))
  }
  return {
    passages: corpusLines(corpus!).map((line) => {
      const passage = Passage.parse(JSON.parse(line))
      return { ...passage, document: `${name}:${passage.title || passage.id.replace(/-\d+$/, '')}` }
    }),
    queries: corpusLines(queries!).flatMap((line) => {
      const query = Query.parse(JSON.parse(line))
      const relation = relevant.get(query.id)
      return relation ? [{ ...query, answers: extractive.has(name) ? query.answers : [], relevant: relation }] : []
    }),
  }
}

function corpusLines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}
