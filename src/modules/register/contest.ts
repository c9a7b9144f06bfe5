import { z } from 'zod'
import { ReceiptResult } from '../../../libs/receipt/index.ts'
import { idSchema, secretIdSchema } from '../../kernel/identifier.ts'
import { Multilingual } from '../../kernel/language.ts'
import { isShowable } from '../../kernel/shown-text.ts'
import { AnswerId } from '../assistants/index.ts'
import { DatasetId, GoldenQuestion } from '../datasets/index.ts'
import { ReportedSystem } from './incident.ts'

export const ContestId = idSchema('ctc')
/** What whoever contested an answer follows it by. */
export const ContestSecret = secretIdSchema('ctr')

export const contestStates = ['open', 'upheld', 'rejected'] as const
export type ContestState = (typeof contestStates)[number]

/**
 * What is contested, as it was: exactly what the receipt has (the question as stored, quotes with documents and versions, rule
 * packs, answerer, system and version), and where its decision stands in the log.
 */
export const ContestCase = z.strictObject({ answer: ReceiptResult, decision: z.number().int() })
export type ContestCase = z.infer<typeof ContestCase>

/** What was learned: a golden question, whose id will be the contest's. It is shown to whoever settles contests. */
export const LessonQuestion = GoldenQuestion.omit({ id: true }).superRefine((question, context) => {
  for (const { path, text } of textsIn(question)) {
    if (!isShowable(text)) context.addIssue({ code: 'custom', path, input: text })
  }
})
export type LessonQuestion = z.infer<typeof LessonQuestion>

const contestFields = {
  /** The registered system that answered; null for an answer of none. */
  system: ReportedSystem.nullable(),
  state: z.enum(contestStates),
  /** What somebody says is wrong, as stored; null once it is forgotten. */
  why: z.string().nullable(),
  outcome: Multilingual.nullable(),
  openedAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
}

/** A contest as its author reads it. */
export const OwnContest = z.strictObject({
  ...contestFields,
  /** Reads the answer again; null once it is forgotten. */
  answer: AnswerId.nullable(),
  /** The question became one that the system will be examined with. */
  taught: z.boolean(),
})
export type OwnContest = z.infer<typeof OwnContest>

/** A contest as those read it who settle it. */
export const Contest = z.strictObject({
  id: ContestId,
  ...contestFields,
  /** Null once it is forgotten, and for whoever may not read what the answer quotes. */
  case: ContestCase.nullable(),
  /** What was learned, about which data; no question where it is kept from those who are examined with it, or the data from the caller. */
  lesson: z.strictObject({ dataSet: DatasetId, question: GoldenQuestion.nullable() }).nullable(),
})
export type Contest = z.infer<typeof Contest>

type Text = { readonly path: (string | number)[]; readonly text: string }

function textsIn(value: unknown, path: (string | number)[] = []): Text[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (Array.isArray(value)) return value.flatMap((part, place) => textsIn(part, [...path, place]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, [...path, name]))
}
