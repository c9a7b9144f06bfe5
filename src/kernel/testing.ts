import type { CallContext } from './operation.ts'
import type { Site } from './ports/decider.ts'
import type { Permits } from './ports/permits.ts'
import { anonymous } from './principal.ts'

/** A machine of one's own in Morocco. */
export const ownPremises: Site = {
  country: 'MA',
  hosting: 'own-premises',
  cloudLevel: 0,
  adminCountry: 'MA',
  ownedByNationals: true,
  qualifiedUntil: null,
}

/** Where nobody has a permit. */
export const noPermits: Permits = {
  find: async () => null,
  isInForce: async () => false,
  watch: () => AbortSignal.abort(),
}

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
    permits: noPermits,
    site: ownPremises,
    signal: new AbortController().signal,
    ...given,
  }
}
