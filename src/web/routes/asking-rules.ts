import type * as z from 'zod/v4/core'
import type { DecidedContext, Operation, RunContext } from '../../kernel/operation.ts'
import { refusal } from '../../kernel/perform.ts'
import type { Decision, ResourceFacts } from '../../kernel/ports/decider.ts'
import { signInNeeded } from '../../kernel/problems.ts'
import type { Visit } from './visit.ts'

type Asked<Context extends object, Input extends z.$ZodType> = Pick<
  Operation<Context, Input>,
  'id' | 'permission' | 'facts'
>

/**
 * What the rules say to an operation before anybody performs it, and what they are told of the thing. Nothing is done here,
 * so nothing is logged: the operation asks again, and its decision is.
 */
export async function askRules<Context extends object, Input extends z.$ZodType>(
  { context }: { readonly context: Visit['context'] & Omit<Context, keyof DecidedContext> },
  { id, permission, facts }: Asked<Context, Input>,
  input: z.output<Input>,
): Promise<{ readonly decision: Decision; readonly resource: ResourceFacts | undefined }> {
  const { decider, principal, channel, clock } = context
  const { permit: _, ...unpermitted } = context
  const at = clock()
  // The same as `perform` gives to `facts`, which TypeScript cannot see through `Omit`.
  const asked = { ...unpermitted, now: at } as unknown as Context & RunContext
  const resource = await facts?.(asked, input)
  const decision = decider.decide({ operation: id, permission, principal, channel, at, resource })
  return { decision, resource }
}

/** Whether the rules would allow it. */
export async function mayPerform<Context extends object, Input extends z.$ZodType>(
  visit: { readonly context: Visit['context'] & Omit<Context, keyof DecidedContext> },
  operation: Asked<Context, Input>,
  input: z.output<Input>,
): Promise<boolean> {
  const { decision } = await askRules(visit, operation, input)
  return decision.effect === 'allow'
}

/**
 * Asks the rules before somebody fills in a form for nothing.
 *
 * @throws Problem as the operation would.
 */
export async function requireMay<Context extends object, Input extends z.$ZodType>(
  visit: { readonly context: Visit['context'] & Omit<Context, keyof DecidedContext> },
  operation: Asked<Context, Input>,
  input: z.output<Input>,
): Promise<void> {
  const { decision } = await askRules(visit, operation, input)
  if (decision.effect === 'deny') throw refusal(decision, visit.context.principal.kind)
}

/**
 * For pages that nobody sees without an account: whoever has not signed in is asked to before anything is looked up, so that
 * a link leads on and what is there stays unsaid.
 *
 * @throws Problem `policy.sign-in-needed`
 */
export function requireSignedIn({ context }: Pick<Visit, 'context'>): void {
  if (context.principal.kind === 'anonymous') throw signInNeeded({ rules: '', missing: '' })
}
