/** What can go wrong, as values: a stable code, an HTTP status, and the values its sentence in `locales/` needs. */

export type ProblemValues = Readonly<Record<string, string | number>>

/** One field of the input that does not hold, with the key of its sentence. `path` is as in the input: `files.0.name`. */
export type FieldFault = { readonly path: string; readonly fault: string; readonly values: ProblemValues }

/** A refusal that its caller can understand and act on. Anything else thrown is a bug. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly values: ProblemValues
  readonly fields: readonly FieldFault[]

  constructor(code: string, status: number, values: ProblemValues, fields: readonly FieldFault[] = []) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.values = values
    this.fields = fields
  }
}

export type ProblemKind<Values extends ProblemValues = ProblemValues> = {
  (values: Values): Problem
  readonly code: string
  readonly status: number
}

// biome-ignore lint/complexity/noBannedTypes: `{}` is what a problem without values takes
type NoValues = {}

/**
 * Declares a kind of problem. Its title and advice stand in `locales/<language>/` under
 * `problem.<code>.title` and `problem.<code>.advice`.
 *
 * @example export const datasetNotFound = problem<{ id: string }>('dataset.not-found', 404)
 */
export function problem<Values extends ProblemValues = NoValues>(code: string, status: number): ProblemKind<Values> {
  return Object.assign((values: Values) => new Problem(code, status, values), { code, status })
}
