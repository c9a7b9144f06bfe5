import { z } from 'zod'
import { EvaluationResult } from '../../../libs/receipt/index.ts'
import { Digest } from '../../kernel/identifier.ts'
import { Label } from '../../kernel/label.ts'
import { languages, Multilingual } from '../../kernel/language.ts'
import { standingConditions } from '../../kernel/ports/systems.ts'
import { bands, Declared } from './declared.ts'
import { Difference } from './drift.ts'
import { HistoryEvent } from './history.ts'
import { Level, Stage, SystemSummary } from './system.ts'

const Day = z.iso.date()
const Count = z.int().min(0)
const Sentences = z.strictObject(
  Object.fromEntries(languages.map((language) => [language, z.string()])) as Record<
    (typeof languages)[number],
    z.ZodString
  >,
)
const seen = { first: Day, last: Day }

/** A stage of a system: what is named for it, and what is missing for its alias to resolve. */
const EntryStage = z.strictObject({
  resolves: z.boolean(),
  /** Of the assistant; null until one is named. */
  version: z.strictObject({ digest: Digest, number: z.int().nullable() }).nullable(),
  namedAt: z.iso.datetime().nullable(),
  missing: z.array(z.enum(standingConditions)),
  /** Before anybody can approve: `version-named`, `risk-assessed`, `duty:golden`, `declared:purpose`. */
  beforeApproval: z.array(z.string()),
  /** What an approver would put their name under now; the results in the order of duties. Null while something is missing. */
  toApprove: z.strictObject({ version: Digest, assessment: Digest, results: z.array(Digest) }).nullable(),
})

/** What came of an attempt on a version that is named for a stage. */
const EntryResult = z.strictObject({
  version: Digest,
  duty: z.string(),
  plan: z.string(),
  run: z.string(),
  planDigest: Digest,
  resultDigest: Digest,
  passed: z.boolean(),
  finishedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  criteria: EvaluationResult.shape.criteria,
  /** Places in the log: the plan came before the result. */
  log: z.strictObject({ plan: z.int(), result: z.int() }),
})

/** Nobody types any of this: each is counted from what was answered, decided, evaluated and reported. */
const Measured = z.strictObject({
  versions: z.array(z.strictObject({ version: Digest, number: z.int().nullable(), stage: Stage, ...seen })),
  /** What put the answers together. */
  answerers: z.array(z.strictObject({ name: z.string(), version: z.string(), ...seen })),
  /** Language models that were called. */
  models: z.array(z.string()),
  /** Quoted. `title` is null for what the reader may not know of. */
  dataSets: z.array(
    z.strictObject({ dataSet: z.string(), version: z.string(), title: Multilingual.nullable(), ...seen }),
  ),
  /** Of all that was quoted together, as the labels are now; null before anything was. */
  label: Label.nullable(),
  languages: z.array(z.string()),
  answers: z.strictObject({ staff: Count, production: Count }),
  abstentions: z.strictObject({ staff: Count, production: Count }),
  /** In the last ninety days. */
  lately: z.strictObject({ answers: Count, abstentions: Count }),
  /** Of a year, at the pace of the last ninety days; null before anybody asked. */
  volumeBand: z.enum(bands).nullable(),
  results: z.array(EntryResult),
  /** How often each rule refused a call, at least. */
  denied: z.array(z.strictObject({ rule: z.string(), count: Count })),
  incidents: z.strictObject({ reported: Count, confirmed: Count, closed: Count, dismissed: Count, blocking: Count }),
  contests: z.strictObject({ open: Count, upheld: Count, rejected: Count }),
  lastAnswered: z.iso.datetime().nullable(),
  /** When an evaluation of a version that is named was finished last. */
  lastVerified: z.iso.datetime().nullable(),
  /** When it answered for the first time. */
  since: z.iso.datetime().nullable(),
})

/** An approval as everybody reads it: by whom, the log says under a pseudonym. */
const EntryApproval = z.strictObject({
  id: z.string(),
  digest: Digest,
  stage: Stage,
  version: Digest,
  at: z.iso.datetime(),
  note: z.string().nullable(),
  /** The alias rests on it now. */
  counts: z.boolean(),
  withdrawnAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  log: z.int(),
  /** The caller's own. */
  own: z.boolean(),
})

/** What the level asks for. `met`: null for what people do and nothing here measures. */
const EntryDuty = z.strictObject({
  id: z.string(),
  kind: z.enum(['evaluation', 'declaration', 'practice']),
  name: Sentences,
  sentence: Sentences,
  met: z.boolean().nullable(),
})

/** All that the register says of a system. */
export const Entry = SystemSummary.omit({ stages: true }).extend({
  solution: z.strictObject({ id: z.string(), slug: z.string(), names: Multilingual }),
  assistant: z.string().nullable(),
  stages: z.strictObject({ staff: EntryStage, production: EntryStage }),
  declared: Declared,
  /** Filled in of what is declared, in per cent. */
  completeness: z.int().min(0).max(100),
  measured: Measured,
  risk: z.strictObject({
    assessment: z
      .strictObject({
        id: z.string(),
        digest: Digest,
        raw: z.int(),
        mitigation: z.int(),
        score: z.int(),
        grounds: Multilingual,
        at: z.iso.datetime(),
        /** It answers the questionnaire that is asked now. */
        current: z.boolean(),
      })
      .nullable(),
    level: Level.nullable(),
    /** Of the lowest level until it is assessed. */
    duties: z.array(EntryDuty),
  }),
  approvals: z.array(EntryApproval),
  stop: z.strictObject({ reason: Multilingual, at: z.iso.datetime() }).nullable(),
  drift: z.array(Difference),
  nextReview: Day.nullable(),
  history: z.array(HistoryEvent),
  mayWrite: z.boolean(),
  mayApprove: z.strictObject({ staff: z.boolean(), production: z.boolean() }),
  mayStop: z.boolean(),
  mayLift: z.boolean(),
  maySettle: z.boolean(),
})
export type Entry = z.infer<typeof Entry>
