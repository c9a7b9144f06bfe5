import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { ConsentId } from '../consent.ts'
import { markWithdrawn } from '../consent-store.ts'
import type { IdentityContext } from '../context.ts'
import { consentNotFound, peopleOnly } from '../problems.ts'

export const withdrawConsent = operation({
  id: 'identity.withdraw-consent',
  http: 'POST /consents/{id}/withdrawal',
  summary: 'Withdraw a consent: from now on nothing stands on it',
  permission: 'identity:own-account',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: ConsentId }),
  output: z.strictObject({ id: ConsentId, withdrawnAt: z.iso.datetime() }),
  problems: [consentNotFound, peopleOnly],

  // Of others' there is none here: who asks finds only their own.
  facts: (_, { id }) => ({ kind: 'consent', id, own: true }),

  async run({ db, principal, now }: IdentityContext, { id }) {
    if (principal.kind !== 'person') throw peopleOnly({})
    if (!(await markWithdrawn(db, id, principal.id, now))) throw consentNotFound({ consent: id })
    return { id, withdrawnAt: now.toISOString() }
  },
})
