import type { RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'

/** Codes of options by question, as a form gives and shows them. */
export type GivenRiskAnswers = Readonly<Record<string, readonly string[]>>

/** What a form answers of the questions that the questionnaire asks; what it leaves open is not there. */
export function answersIn({ pages }: RiskQuestionnaire, form: URLSearchParams): GivenRiskAnswers {
  const given = pages
    .flatMap(({ questions }) => questions)
    .map(({ id }) => [id, form.getAll(fieldNameOf(id)).filter((code) => code !== '')] as const)
  return Object.fromEntries(given.filter(([, codes]) => codes.length > 0))
}

/** Earlier answers as far as the questionnaire that is asked now still offers them. */
export function stillOffered({ pages }: RiskQuestionnaire, answers: GivenRiskAnswers): GivenRiskAnswers {
  const kept = pages
    .flatMap(({ questions }) => questions)
    .map(({ id, choose, options }) => {
      const codes = (answers[id] ?? []).filter((code) => options.some((option) => option.code === code))
      return [id, choose === 'one' ? codes.slice(0, 1) : codes] as const
    })
  return Object.fromEntries(kept.filter(([, codes]) => codes.length > 0))
}

/** A question's field: apart from the others of the form, whatever the question is called. */
export function fieldNameOf(question: string): string {
  return `answer.${question}`
}
