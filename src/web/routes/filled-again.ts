import { type FieldFault, Problem } from '../../kernel/problem.ts'
import type { Filled } from '../forms.tsx'
import type { Answer, Visit } from './visit.ts'

/** Statuses of a refusal that whoever filled in the form can do something about. */
const correctable = [400, 404, 409, 422]

/**
 * The form as it came, with what is wrong beside its fields: `fieldOf` names the field that a part of the input came from.
 * What is not about the form goes on its way. What identifies a person is masked: no page repeats it.
 */
export function filledAgain(
  { context }: Pick<Visit, 'context'>,
  error: unknown,
  form: URLSearchParams,
  fieldOf: (path: string) => string = (path) => path.split('.')[0]!,
): Filled & { readonly problem: Problem } {
  if (!(error instanceof Problem) || !correctable.includes(error.status)) throw error
  const fields = error.fields.map((fault) => ({ ...fault, path: fieldOf(fault.path) }))
  return {
    values: typedAgain({ context }, form),
    problem: new Problem(error.code, error.status, error.values, once(fields)),
  }
}

/**
 * What sending a form leads to; refused, the page as `again` draws it with what is wrong, and the refusal's status.
 *
 * @throws what is not about the form
 */
export async function orAgain(
  visit: Visit,
  form: URLSearchParams,
  take: () => Promise<Answer>,
  again: (filled: Filled) => Promise<{ readonly html: string }>,
  fieldOf?: (path: string) => string,
): Promise<Answer> {
  try {
    return await take()
  } catch (error) {
    const filled = filledAgain(visit, error, form, fieldOf)
    return { ...(await again(filled)), status: filled.problem.status }
  }
}

/** What was typed, to be shown again in the same fields. What identifies a person is masked. */
export function typedAgain({ context }: Pick<Visit, 'context'>, form: URLSearchParams): Filled['values'] {
  const names = [...new Set(form.keys())].filter((name) => name !== 'csrf')
  const values = names.map((name) => {
    const typed = form.getAll(name).join(' ').slice(0, 8000).toWellFormed().replaceAll('\r\n', '\n')
    return [name, context.personalData.mask(typed).text]
  })
  return Object.fromEntries(values)
}

/** Several items of a list may be wrong in the same way; its field says so once. */
function once(faults: readonly FieldFault[]): FieldFault[] {
  const key = ({ path, fault }: FieldFault) => `${path} ${fault}`
  return [...new Map(faults.map((fault) => [key(fault), fault])).values()]
}

/** What was written in a field, without the spaces around it; line ends as everywhere but in forms. */
export function written(form: URLSearchParams, field: string): string {
  return (form.get(field) ?? '').replaceAll('\r\n', '\n').trim()
}
