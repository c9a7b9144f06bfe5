import type * as z from 'zod/v4/core'
import { type FieldFault, Problem, problem } from './problem.ts'

const invalid = problem<{ count: number }>('request.invalid', 400)

/** The input does not hold: which fields, and why. Values that were sent are never repeated. */
export const inputInvalid = Object.assign(
  (error: z.$ZodError): Problem => {
    const fields = error.issues.slice(0, 20).map(fieldFault)
    return new Problem(invalid.code, invalid.status, { count: error.issues.length }, fields)
  },
  { code: invalid.code, status: invalid.status },
)

/** A text that is not Unicode: half a surrogate pair. */
export const notUnicode = problem('request.not-unicode', 400)
/** The rules refuse an anonymous caller; somebody who signs in may be allowed. `decision`: its entry in the log, where it has one. */
export const signInNeeded = problem<{ rules: string; missing: string; decision?: number }>('policy.sign-in-needed', 401)
export const denied = problem<{ rules: string; missing: string; decision?: number }>('policy.denied', 403)
/** The permit that it ran under was revoked or came to its end; its effects were rolled back. */
export const permitEnded = problem('policy.permit-ended', 403)
/** The key is bound to another permit than the one that the call names. */
export const permitNotOfKey = problem('policy.permit-not-of-key', 403)
/** It took so long that the platform counted it as lost; its effects were rolled back. */
export const givenUp = problem('operation.given-up', 503)

/** Zod's issue as a key of `locales/`: `fault.<kind>`. */
function fieldFault(issue: z.$ZodIssue): FieldFault {
  const path = issue.path.map(String).join('.')
  switch (issue.code) {
    case 'too_small':
      return { path, fault: `too-small-${issue.origin}`, values: { minimum: Number(issue.minimum) } }
    case 'too_big':
      return { path, fault: `too-big-${issue.origin}`, values: { maximum: Number(issue.maximum) } }
    case 'unrecognized_keys':
      return { path: [path, issue.keys[0]].filter(Boolean).join('.').slice(0, 200), fault: 'unknown-field', values: {} }
    case 'invalid_type':
      return { path, fault: issue.input === undefined ? 'missing' : 'wrong-type', values: { expected: issue.expected } }
    case 'invalid_value':
      return { path, fault: 'not-one-of', values: { options: issue.values.map(String).join(', ') } }
    default:
      return { path, fault: 'wrong-form', values: {} }
  }
}
