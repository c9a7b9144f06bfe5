import { z } from 'zod'
import { parseJsonStrict } from '../../../libs/canonical-json/index.ts'

/** The file of a data set that holds its golden questions, one JSON object a line. It is never indexed. */
export const goldenQuestionsPath = 'golden/questions.jsonl'

export const maxGoldenBytes = 4 * 2 ** 20
export const maxGoldenQuestions = 2000

/** PostgreSQL's jsonb holds no NUL. */
const Word = z
  .string()
  .min(1)
  .max(2000)
  .refine((text) => !text.includes('\0'))
const Facts = z.array(Word.max(40)).max(100)

/**
 * A question whose right answer is known: what an answer must show, or that there is none.
 * Half of a good set is unanswerable.
 */
export const GoldenQuestion = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/),
  /** A BCP 47 tag: `ar`, `fr`, `ary`, `ary-Latn`. */
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/),
  question: Word,
  expected: z.enum(['answer', 'abstain']),
  /** What at least one quote of the answer must carry; all of it. */
  mustShow: z
    .strictObject({
      /** The publisher's own names of facts. */
      facts: Facts.default([]),
      /** Of each list of wordings, one. */
      tokens: z.array(z.array(Word).min(1).max(20)).max(50).default([]),
      /** Verbatim text of a file of this data set. */
      quotes: z
        .array(z.strictObject({ document: Word.max(200), text: Word }))
        .max(50)
        .default([]),
    })
    .default({ facts: [], tokens: [], quotes: [] }),
  /** What may be offered as said nearby. */
  mayShow: z.strictObject({ facts: Facts.default([]) }).default({ facts: [] }),
  /** Words that fail the question. */
  never: z.array(Word).max(100).default([]),
  /** Where they fail it: in the answer's own sentences, in anything shown, or in anything kept. */
  neverScope: z.enum(['answer', 'shown', 'anywhere']).default('shown'),
  sources: z.array(Word.max(40)).max(50).default([]),
  note: Word.optional(),
  /** `sealed`: kept from those who are examined with it. */
  visibility: z.enum(['public', 'sealed']).default('public'),
})
export type GoldenQuestion = z.infer<typeof GoldenQuestion>

export type GoldenFault = 'notUtf8' | 'tooMany' | 'notJson' | 'wrongForm' | 'showsNothing' | 'repeated' | 'none'

/** `line` counts from 1. */
export type GoldenRefusal = { readonly line: number; readonly fault: GoldenFault; readonly field: string }

/** Every question of the file, or the first line that is not one and why. Empty lines are left out. */
export function parseGoldenQuestions(
  bytes: Uint8Array,
): { readonly questions: readonly GoldenQuestion[] } | { readonly refusal: GoldenRefusal } {
  const text = textOf(bytes)
  if (text === undefined) return refused(1, 'notUtf8')
  const questions = new Map<string, GoldenQuestion>()
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    if (questions.size === maxGoldenQuestions) return refused(i + 1, 'tooMany')
    const value = jsonOf(line)
    if (value === undefined) return refused(i + 1, 'notJson')
    const parsed = GoldenQuestion.safeParse(value)
    if (!parsed.success) return refused(i + 1, 'wrongForm', parsed.error.issues[0]?.path.join('.').slice(0, 80))
    const question = parsed.data
    if (question.expected === 'answer' && !showsSomething(question)) return refused(i + 1, 'showsNothing')
    if (questions.has(question.id)) return refused(i + 1, 'repeated')
    questions.set(question.id, question)
  }
  return questions.size === 0 ? refused(1, 'none') : { questions: [...questions.values()] }
}

function showsSomething({ mustShow }: GoldenQuestion): boolean {
  return mustShow.facts.length + mustShow.tokens.length + mustShow.quotes.length > 0
}

function refused(line: number, fault: GoldenFault, field = ''): { readonly refusal: GoldenRefusal } {
  return { refusal: { line, fault, field } }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function jsonOf(line: string): unknown {
  try {
    return parseJsonStrict(line)
  } catch {
    return undefined
  }
}
