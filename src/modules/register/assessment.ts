import { z } from 'zod'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { Digest, digestOfText, idSchema } from '../../kernel/identifier.ts'
import { Multilingual } from '../../kernel/language.ts'
import type { RiskAnswers, RiskLevel, RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'
import { Level, SystemId } from './system.ts'

/** Longer than any code of a question or an option. */
const Code = z.string().max(80)

/** Answers as they are given: a code, or several of a question with many. */
export const GivenAnswers = z
  .record(Code, z.union([Code, z.array(Code).max(50)]))
  .refine((answers) => Object.keys(answers).length <= 200, { message: 'too-many' })

const Count = z.int().min(0)

/** What answers come to now, whether or not all are there (`risk.ts`). */
export const Score = z.strictObject({
  raw: Count,
  rawMaximum: Count,
  mitigation: Count,
  mitigationMaximum: Count,
  score: Count,
  /** Of the score in the raw maximum. */
  share: z.number().min(0).max(1),
  level: Level,
  asked: z.array(z.string()),
  unanswered: z.array(z.string()),
})

/** The answers of one day, and what they came to. Never changed: whoever answers anew makes another. */
export const Assessment = z.strictObject({
  id: idSchema('ras'),
  system: SystemId,
  /** `<id>@<version>`. */
  questionnaire: z.string(),
  /** It is the one that is asked now. */
  current: z.boolean(),
  /** What counted, by question. */
  answers: z.record(z.string(), z.array(z.string())),
  raw: Count,
  mitigation: Count,
  score: Count,
  level: Level,
  grounds: Multilingual,
  /** Of questionnaire, answers and level: what approvals and standings name. */
  digest: Digest,
  at: z.iso.datetime(),
  /** The duties of the level. */
  duties: z.array(z.string()),
  /** The last day until which the system need not be assessed again. */
  reviewDue: z.iso.date().nullable(),
})
export type Assessment = z.infer<typeof Assessment>

/** What names a questionnaire with all that it states: sentences, points, levels and duties. */
export function questionnaireDigest(questionnaire: RiskQuestionnaire): Digest {
  return digestOfText(canonicalJson(questionnaire))
}

/** What names an assessment: by whom and when is not in it, so that the same answers are the same assessment. */
export function assessmentDigest(questionnaire: RiskQuestionnaire, answers: RiskAnswers, level: RiskLevel): Digest {
  return digestOfText(canonicalJson({ answers, level, questionnaire: questionnaireDigest(questionnaire) }))
}
