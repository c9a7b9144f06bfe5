import type { Problem } from '../../kernel/problem.ts'

/** What follows in a form that asks one question a page. */
export type Turn<Question extends string> =
  | {
      readonly page: 'question'
      readonly question: Question
      /** It came from the page that shows all answers, and goes back there. */
      readonly checking: boolean
      /** What is wrong with the answer. */
      readonly problem: Problem | null
    }
  | { readonly page: 'check' }
  | { readonly page: 'send' }

/**
 * Where a page of such a form leads: its field `at` names the question that it asked, `to` another that is wanted, or `send`.
 * What does not hold is asked again, and nothing is sent before everything holds.
 */
export function turnAfter<Question extends string>(
  questions: readonly [Question, ...Question[]],
  form: URLSearchParams,
  faultOf: (question: Question) => Problem | null,
): Turn<Question> {
  const checking = form.get('checking') === 'yes'
  const ask = (question: Question, checking: boolean, problem: Problem | null) =>
    ({ page: 'question', question, checking, problem }) as const
  const named = (field: string) => questions.find((question) => question === form.get(field))

  const wanted = named('to')
  if (wanted) return ask(wanted, checking, null)
  if (form.get('to') === 'send') {
    const wrong = questions.find((question) => faultOf(question))
    return wrong ? ask(wrong, true, faultOf(wrong)) : { page: 'send' }
  }
  const asked = named('at')
  if (!asked) return ask(questions[0], false, null)
  const problem = faultOf(asked)
  if (problem) return ask(asked, checking, problem)
  const next = questions[questions.indexOf(asked) + 1]
  return next === undefined || checking ? { page: 'check' } : ask(next, false, null)
}
