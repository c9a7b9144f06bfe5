import { z } from 'zod'
import { idSchema } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { Purpose } from '../../../kernel/purpose.ts'
import { ConsentId, endOfDay, longestConsentYears } from '../consent.ts'
import { insertConsent } from '../consent-store.ts'
import type { IdentityContext } from '../context.ts'
import { ownAccount } from '../facts.ts'
import { OrganisationId } from '../organisation.ts'
import { requireOpen } from '../organisation-links.ts'
import { consentEndNotPossible, organisationClosed, organisationNotFound, peopleOnly } from '../problems.ts'
import { Sector } from '../sector.ts'

const yearMs = 365.25 * 24 * 3_600_000

export const giveConsent = operation({
  id: 'identity.give-consent',
  http: 'POST /consents',
  summary: 'Consent to a use of data about you: for one purpose, to one thing, until a day',
  permission: 'identity:own-account',
  effect: 'write',
  input: z
    .strictObject({
      /** The two sectors whose pseudonyms of you may be joined. */
      sectors: z.tuple([Sector, Sector]).optional(),
      dataSet: idSchema('ds').optional(),
      organisation: OrganisationId.optional(),
      purpose: Purpose,
      /** The last day on which it holds, in UTC. */
      until: z.iso.date(),
    })
    .refine(({ sectors }) => sectors === undefined || sectors[0] !== sectors[1], { path: ['sectors'] })
    .refine((said) => [said.sectors, said.dataSet, said.organisation].filter((one) => one !== undefined).length === 1, {
      path: ['sectors'],
    }),
  output: z.strictObject({ id: ConsentId, givenAt: z.iso.datetime(), until: z.iso.date() }),
  problems: [consentEndNotPossible, organisationNotFound, organisationClosed, peopleOnly],

  facts: ownAccount,

  async run({ db, principal, now }: IdentityContext, { purpose, until, ...to }) {
    if (principal.kind !== 'person') throw peopleOnly({})
    const end = endOfDay(until)
    if (end <= now || end.getTime() - now.getTime() > longestConsentYears * yearMs) {
      throw consentEndNotPossible({ years: longestConsentYears })
    }
    if (to.organisation !== undefined) await requireOpen(db, to.organisation)
    const id = await insertConsent(db, { person: principal.id, purpose, until: end, to }, now)
    return { id, givenAt: now.toISOString(), until }
  },
})
