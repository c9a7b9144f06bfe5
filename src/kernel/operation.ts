import type * as z from 'zod/v4/core'
import type { Database } from './database.ts'
import type { Language } from './language.ts'
import type { Decider, Decision, ResourceFacts, Site } from './ports/decider.ts'
import type { DecisionLog, LoggedDecision } from './ports/decision-log.ts'
import type { Observer } from './ports/observer.ts'
import type { PermitFacts, Permits } from './ports/permits.ts'
import type { Channel, Principal } from './principal.ts'
import type { Problem, ProblemKind } from './problem.ts'
import type { Sender } from './sender.ts'

/** What the platform gives every call. Modules add their own ports to it (`context.ts` of each). */
export type CallContext = {
  readonly db: Database
  readonly decider: Decider
  readonly log: DecisionLog
  readonly observer: Observer
  readonly clock: () => Date
  readonly principal: Principal
  readonly channel: Channel
  readonly language: Language
  /** From where it came; absent: from this machine. */
  readonly sender?: Sender
  /** Where this installation runs. */
  readonly site: Site
  readonly permits: Permits
  /** The permit that the caller names. */
  readonly permit?: string
  /** Ends when nobody waits for the answer any more, or the permit has ended. */
  readonly signal: AbortSignal
  /** The streamed body of an upload, unread. */
  readonly body?: AsyncIterable<Uint8Array>
  /** Takes what a streamed operation has to say before its end. */
  readonly emit?: (event: unknown) => void
}

/** What an operation's own code is given: the call, its moment, and (once decided) the decision. */
export type RunContext = Omit<CallContext, 'decider' | 'log' | 'observer' | 'clock' | 'permit' | 'permits'> & {
  readonly now: Date
  /** The permit that the call acts under: null when there is no such permit; absent when it names none. */
  readonly permit?: PermitFacts | null
}
export type DecidedContext = RunContext & { readonly decision: Decision & { readonly logged: LoggedDecision } }

/** How its arguments are written on the command line. */
export type CommandLine = {
  /** A short verb beside `jazari <module> <verb>`: `jazari ask`. */
  readonly alias?: string
  /** Input fields that are given by place, in order. */
  readonly positional?: readonly string[]
}

export type Operation<
  Context extends object = object,
  Input extends z.$ZodType = z.$ZodType,
  Output extends z.$ZodType = z.$ZodType,
  Prepared = unknown,
> = {
  /** `<module>.<verb>`: `jazari <module> <verb>` on the command line. */
  readonly id: string
  /** Method and path under `/api`, path parameters in braces: `POST /data-sets/{id}/publication`. */
  readonly http: string
  readonly summary: string
  readonly permission: string
  /**
   * `read`: changes nothing; anonymous reads of one public thing share a standing decision. `write`: everything else.
   * `queued`: a `write` that only the worker performs; other ways in do not offer it.
   */
  readonly effect: 'read' | 'write' | 'queued'
  /** `false`: not offered there, for what a shell would keep (passwords) or only a browser can do. */
  readonly cli?: CommandLine | false
  /** `upload`: the HTTP body is the file itself. `download`: the answer is the object that the output names. */
  readonly transfer?: 'upload' | 'download'
  /** Bytes of JSON that a call may bring, where it is more than for others. */
  readonly bodyLimit?: number
  readonly input: Input
  readonly output: Output
  // biome-ignore lint/suspicious/noExplicitAny: the kinds differ in their values, and a list of them has no common type
  readonly problems: readonly ProblemKind<any>[]

  /** Takes out what may be neither stored nor logged, before anything else sees the input. */
  redact?(context: Context & RunContext, input: z.output<Input>): z.output<Input>
  /** Loads what the rules need. Never throws for a thing that is not there: that is `undefined`. */
  facts?(
    context: Context & RunContext,
    input: z.output<Input>,
  ): Promise<ResourceFacts | undefined> | ResourceFacts | undefined
  /** The answer when the label conceals even the name: the same as for a thing that is not there. */
  concealed?(input: z.output<Input>): Problem
  /** Effects outside the database, after the decision and before the transaction; they must be safe to lose or repeat. */
  prepare?(context: Context & DecidedContext, input: z.output<Input>): Promise<Prepared>
  /** What a queued operation leaves for those who wait when it is refused: the queue does not try a refusal again. */
  refused?(context: Context & RunContext, input: z.output<Input>): Promise<void>
  /** The rule it carries out, inside one transaction. */
  run(context: Context & DecidedContext, input: z.output<Input>, prepared: Prepared): Promise<z.input<Output>>
}

/** States an operation; the types of its parts follow from its schemas. */
export function operation<
  Context extends object,
  Input extends z.$ZodType,
  Output extends z.$ZodType,
  Prepared = undefined,
>(stated: Operation<Context, Input, Output, Prepared>): Operation<Context, Input, Output, Prepared> {
  return stated
}

/** An operation whose types are not known at the place that lists it: a way in, the worker. */
// biome-ignore lint/suspicious/noExplicitAny: contexts and schemas are contravariant; `perform` parses whatever it is given
export type AnyOperation = Operation<any, any, any, any>
