import { abstention } from './abstention.ts'
import { choice } from './choice.ts'
import { chrf } from './chrf.ts'
import { citations } from './citations.ts'
import { classification } from './classification.ts'
import { date } from './dates.ts'
import { exact } from './exact.ts'
import { f1 } from './f1.ts'
import { fields } from './fields.ts'
import { golden } from './golden.ts'
import { jsonSchema } from './json-schema.ts'
import { match } from './match.ts'
import { number } from './numbers.ts'
import { humanReview, modelJudge } from './rated.ts'
import { regex } from './regex.ts'
import { retrieval } from './retrieval.ts'
import { rougeL } from './rouge-l.ts'
import type { Scorer } from './scorer.ts'
import { cost, energy, latency } from './use.ts'

/** Every scorer, in the order in which they are offered. */
export const scorers: readonly Scorer[] = [
  golden,
  citations,
  abstention,
  exact,
  match,
  f1,
  choice,
  classification,
  number,
  date,
  fields,
  regex,
  jsonSchema,
  chrf,
  rougeL,
  retrieval,
  latency,
  cost,
  energy,
  humanReview,
  modelJudge,
]

/** The scorer that a task names. */
export function scorerNamed(name: string): Scorer | undefined {
  return scorers.find((scorer) => scorer.name === name)
}
