import type { Selectable } from 'kysely'
import type { RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'
import type { Assessment } from './assessment.ts'
import { dutiesOf } from './duties-of.ts'
import { questionnaireName } from './questionnaire-name.ts'
import { Level } from './system.ts'
import type { RegisterTables } from './tables.ts'

export function showAssessment(
  questionnaire: RiskQuestionnaire,
  row: Selectable<RegisterTables['register.assessment']>,
  reviewDue: string | null,
): Assessment {
  const level = Level.parse(row.level)
  return {
    id: row.id,
    system: row.system_id,
    questionnaire: row.questionnaire,
    current: row.questionnaire === questionnaireName(questionnaire),
    answers: row.answers as Record<string, string[]>,
    raw: row.raw,
    mitigation: row.mitigation,
    score: row.score,
    level,
    grounds: row.grounds,
    digest: row.digest,
    at: row.at.toISOString(),
    duties: dutiesOf(questionnaire, level).map(({ id }) => id),
    reviewDue,
  }
}
