import { z } from 'zod'
import { idSchema } from '../../kernel/identifier.ts'
import { Purpose } from '../../kernel/purpose.ts'
import { Organisation } from './organisation.ts'
import { Sector } from './sector.ts'

export const ConsentId = idSchema('cns')

/** Nobody is held to what they said longer ago than this. */
export const longestConsentYears = 5

export const Consent = z.strictObject({
  id: ConsentId,
  /** Null, as what it was for, once its person was erased. */
  purpose: Purpose.nullable(),
  /** The two sectors whose pseudonyms may be joined. */
  sectors: z.tuple([Sector, Sector]).nullable(),
  dataSet: z.string().nullable(),
  organisation: Organisation.pick({ id: true, names: true }).nullable(),
  givenAt: z.iso.datetime(),
  /** The last day on which it holds, in UTC. */
  until: z.iso.date(),
  withdrawnAt: z.iso.datetime().nullable(),
  state: z.enum(['in-force', 'withdrawn', 'over']),
})
export type Consent = z.infer<typeof Consent>

/** The first moment after a day, in UTC. */
export function endOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000)
}

/** The last day before a moment at midnight, in UTC. */
export function lastDayBefore(end: Date): string {
  return new Date(end.getTime() - 1).toISOString().slice(0, 10)
}
