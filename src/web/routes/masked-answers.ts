import type { Answers } from '../reports/question-page.tsx'
import { written } from './filled-again.ts'
import type { Visit } from './visit.ts'

/** What was answered so far in a form of one question a page. What identifies a person is masked at once: no page repeats it. */
export function maskedAnswers<Question extends string>(
  { context: { personalData } }: Pick<Visit, 'context'>,
  form: URLSearchParams,
  questions: readonly Question[],
): {
  readonly answers: Answers<Question>
  /** Something in them was masked. */
  readonly masked: boolean
} {
  const given = questions
    .filter((question) => form.get(question) !== null)
    .map((question) => [question, personalData.mask(written(form, question)).text] as const)
  return {
    answers: Object.fromEntries(given) as Answers<Question>,
    masked: given.some(([, answer]) => personalData.maskedIn(answer).length > 0),
  }
}
