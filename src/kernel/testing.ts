import type { CallContext } from './operation.ts'
import { anonymous } from './principal.ts'

/**
 * What a way in would give a call: anonymous, through the API, in Arabic, now, unless something else is said. Decider and
 * log are the real ones, from the modules that own them.
 */
export function contextForTest(given: Pick<CallContext, 'db' | 'decider' | 'log'> & Partial<CallContext>): CallContext {
  return {
    observer: { performed: () => {} },
    clock: () => new Date(),
    principal: anonymous,
    channel: 'api',
    language: 'ar',
    signal: new AbortController().signal,
    ...given,
  }
}
