import type { RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'

/** What an assessment remembers of the questionnaire that it answers: one by another version of it is none. */
export function questionnaireName({ id, version }: Pick<RiskQuestionnaire, 'id' | 'version'>): string {
  return `${id}@${version}`
}
