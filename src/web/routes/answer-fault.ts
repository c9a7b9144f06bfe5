import type { ZodType } from 'zod'
import { Problem } from '../../kernel/problem.ts'
import { inputInvalid } from '../../kernel/problems.ts'
import { wrong } from '../permits/request-answers.ts'

/** What an operation would find wrong with the answer to one question of a form: the input's field of that name. */
export function answerFault(input: ZodType, said: Readonly<Record<string, unknown>>, question: string): Problem | null {
  if (!said[question]) return wrong(question, 'missing')
  const parsed = input.safeParse(said, { reportInput: true })
  if (parsed.success) return null
  const { code, status, fields } = inputInvalid(parsed.error)
  const own = fields
    .filter(({ path }) => path.split('.')[0] === question)
    .map((fault) => ({ ...fault, path: question }))
  return own.length > 0 ? new Problem(code, status, { count: own.length }, own) : null
}
