import type { RiskAnswers, RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'
import { answerFaults } from './risk.ts'
import { answersUnknown } from './risk-problems.ts'

/** @throws Problem when an answer is none that the questionnaire offers. */
export function requireKnown(questionnaire: RiskQuestionnaire, answers: RiskAnswers): void {
  const faults = answerFaults(questionnaire, answers)
  if (faults.length > 0) throw answersUnknown({ questions: faults.map(({ question }) => question).join(' ') })
}
