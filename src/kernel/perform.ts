import * as z from 'zod/v4/core'
import type { Database } from './database.ts'
import type { CallContext, DecidedContext, Operation, RunContext } from './operation.ts'
import type { Decision, DecisionQuestion } from './ports/decider.ts'
import type { DecisionLog, DecisionRecord, LoggedDecision } from './ports/decision-log.ts'
import type { PermitFacts } from './ports/permits.ts'
import { Problem } from './problem.ts'
import { denied, givenUp, inputInvalid, notUnicode, permitEnded, permitNotOfKey, signInNeeded } from './problems.ts'
import { isWellFormed } from './well-formed.ts'

/**
 * The only way to run an operation: parse → redact → load facts → decide → log the decision (durable) → prepare →
 * run in a transaction that also holds the outcome → answer.
 *
 * A decision that cannot be logged does not happen; a refusal is logged too. `run` throwing leaves no trace but an
 * outcome that names the problem.
 *
 * @throws Problem for everything that the caller can understand; any other error is a bug.
 */
export async function perform<Context extends object, Input extends z.$ZodType, Output extends z.$ZodType, Prepared>(
  operation: Operation<Context, Input, Output, Prepared>,
  context: CallContext & Omit<Context, keyof DecidedContext>,
  rawInput: unknown,
): Promise<z.output<Output>> {
  const started = performance.now()
  const seen = (result: 'done' | 'refused' | 'denied' | 'failed') =>
    context.observer.performed({
      operation: operation.id,
      channel: context.channel,
      result,
      milliseconds: performance.now() - started,
    })
  let isDenied = false
  try {
    const output = await carryOut(operation, context, rawInput, () => {
      isDenied = true
    })
    seen('done')
    return output
  } catch (error) {
    seen(error instanceof Problem ? (isDenied ? 'denied' : 'refused') : 'failed')
    throw error
  }
}

async function carryOut<Context extends object, Input extends z.$ZodType, Output extends z.$ZodType, Prepared>(
  operation: Operation<Context, Input, Output, Prepared>,
  context: CallContext & Omit<Context, keyof DecidedContext>,
  rawInput: unknown,
  onDenied: () => void,
): Promise<z.output<Output>> {
  const parsed = z.safeParse(operation.input, rawInput, { reportInput: true })
  if (!parsed.success) throw inputInvalid(parsed.error)
  if (!isWellFormed(parsed.data)) throw notUnicode({})

  const now = context.clock()
  const permit = await permitOf(context, now)
  const ends = permit ? context.permits.watch(permit.id) : undefined
  const signal = ends ? AbortSignal.any([context.signal, ends]) : context.signal
  // The context given by the ways in lacks only what this function adds, which TypeScript cannot see through `Omit`.
  const asked = { ...context, now, signal, permit } as unknown as Context & RunContext
  const input = operation.redact ? operation.redact(asked, parsed.data) : parsed.data

  const question: DecisionQuestion = {
    operation: operation.id,
    permission: operation.permission,
    principal: context.principal,
    channel: context.channel,
    at: now,
    resource: await operation.facts?.(asked, input),
    ...(permit !== undefined && { permit }),
  }
  const judged = context.decider.decide(question)
  // What the operation has no other answer for is refused openly: who is told why may read why.
  const decision = { ...judged, conceal: judged.conceal && operation.concealed !== undefined }
  const record: DecisionRecord = { question, decision, input }

  if (decision.effect === 'deny') {
    const logged = await context.log.appendDenial(record)
    onDenied()
    if (decision.conceal && operation.concealed) throw operation.concealed(input)
    throw refusal(decision, context.principal.kind, logged?.index)
  }

  const standing = operation.effect === 'read' && context.principal.kind === 'anonymous'
  const logged = standing ? await context.log.appendStanding(record) : await context.log.append(record)
  const decided = { ...asked, decision: { ...decision, logged } } as Context & DecidedContext

  if (standing) {
    const prepared = operation.prepare ? await operation.prepare(decided, input) : (undefined as Prepared)
    return z.parse(operation.output, await operation.run(decided, input, prepared))
  }
  return settled(operation, context.log, decided, logged, input, {
    ends,
    mayCommit: (db) => stillPermitted(context, permit, db),
  })
}

/** The permit is in force and the caller's, right before what was done under it commits. */
async function stillPermitted(
  { permits, principal, clock }: CallContext,
  permit: PermitFacts | null | undefined,
  db: Database,
): Promise<boolean> {
  if (!permit) return true
  if (!(await permits.isInForce(db, permit.id, clock()))) return false
  const now = await permits.find(db, permit.id, { principal, now: clock() })
  return now?.held === permit.held && now.consented === permit.consented
}

/** The permit that the call acts under: the one it names, or the one its key is bound to. */
async function permitOf(context: CallContext, now: Date): Promise<PermitFacts | null | undefined> {
  const { principal, permit: named, permits, db } = context
  const bound = principal.kind === 'service' ? principal.permit : undefined
  if (bound !== undefined && named !== undefined && named !== bound) throw permitNotOfKey({})
  const id = bound ?? named
  return id === undefined ? undefined : permits.find(db, id, { principal, now })
}

/** Prepares and runs, and leaves exactly one outcome whatever happens. */
async function settled<Context extends object, Input extends z.$ZodType, Output extends z.$ZodType, Prepared>(
  operation: Operation<Context, Input, Output, Prepared>,
  log: DecisionLog,
  context: Context & DecidedContext,
  logged: LoggedDecision,
  input: z.output<Input>,
  { ends, mayCommit }: { readonly ends: AbortSignal | undefined; mayCommit(db: Database): Promise<boolean> },
): Promise<z.output<Output>> {
  try {
    const prepared = await until(ends, async () => (await operation.prepare?.(context, input)) as Prepared)
    return await context.db.transaction().execute(async (db) => {
      const output = z.parse(operation.output, await operation.run({ ...context, db }, input, prepared))
      if (!(await mayCommit(db))) throw permitEnded({})
      await log.settle(db, logged, { result: 'done', output })
      return output
    })
  } catch (thrown) {
    // Whatever stopped because its signal ended says so by the signal's reason.
    const error = ends?.aborted && thrown === ends.reason ? permitEnded({}) : thrown
    const outcome =
      error instanceof Problem
        ? ({ result: 'refused', problem: error.code } as const)
        : ({ result: 'failed', problem: 'unexpected' } as const)
    // When even this cannot be written, the sweeper settles the decision as abandoned.
    await log.settle(context.db, logged, outcome).catch(() => undefined)
    if (isUniqueViolation(error, 'outcome_pkey')) throw givenUp({})
    throw error
  } finally {
    log.release(logged)
  }
}

/** Does not wait for work that outlasts its permit: what was being prepared is lost, and must be safe to lose. */
async function until<Result>(ends: AbortSignal | undefined, work: () => Promise<Result>): Promise<Result> {
  if (!ends) return work()
  ends.throwIfAborted()
  let stop = () => {}
  const ended = new Promise<never>((_, reject) => {
    stop = () => reject(ends.reason)
  })
  ends.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work(), ended])
  } finally {
    ends.removeEventListener('abort', stop)
  }
}

/** What a caller is told of a decision that denies. */
export function refusal(decision: Decision, kind: 'anonymous' | 'person' | 'service', index?: number): Problem {
  const rules = decision.reasons.filter((reason) => reason.effect === 'deny').map((reason) => reason.rule)
  const missing = decision.missing.map(({ condition }) => condition).join(' ')
  const values = { rules: rules.join(' '), missing, ...(index !== undefined && { decision: index }) }
  return kind === 'anonymous' ? signInNeeded(values) : denied(values)
}

/** PostgreSQL's 23505 on the named constraint: the outcome was already written by the sweeper. */
function isUniqueViolation(error: unknown, constraint: string): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === '23505' &&
    'constraint' in error &&
    error.constraint === constraint
  )
}
