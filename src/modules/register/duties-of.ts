import type { Duty, RiskLevel, RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'

/** What a level asks for, in the order in which the questionnaire states it. */
export function dutiesOf(questionnaire: RiskQuestionnaire, level: RiskLevel): readonly Duty[] {
  return questionnaire.duties.filter(({ from, to }) => from <= level && level <= to)
}
