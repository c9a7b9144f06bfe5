import { z } from 'zod'
import { idSchema } from '../../../../kernel/identifier.ts'
import { operation } from '../../../../kernel/operation.ts'
import type { CredentialsContext } from '../context.ts'
import { ownAccount } from '../own-account.ts'
import { countRecoveryCodes, findConfirmedTotp, findPassword, listPasskeys, listSubjects } from '../store.ts'

const CredentialId = idSchema('crd')
const Instant = z.iso.datetime()
const LastUse = Instant.nullable()

export const listCredentials = operation({
  id: 'identity.list-credentials',
  http: 'GET /credentials',
  summary: 'List the ways in which you sign in',
  permission: 'identity:own-account',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({
    password: z
      .strictObject({ id: CredentialId, login: z.string(), changedAt: Instant, lastUsedAt: LastUse })
      .nullable(),
    /** One-time codes, which the password is then not enough without. */
    totp: z.strictObject({ id: CredentialId, since: Instant, recoveryCodes: z.number().int() }).nullable(),
    passkeys: z.array(
      z.strictObject({
        id: CredentialId,
        name: z.string(),
        createdAt: Instant,
        lastUsedAt: LastUse,
        /** Its owner has it on several devices. */
        backedUp: z.boolean(),
      }),
    ),
    /** Accounts at identity providers. */
    oidc: z.array(z.strictObject({ id: CredentialId, issuer: z.string(), createdAt: Instant, lastUsedAt: LastUse })),
  }),
  problems: [],

  async run({ db, principal }: CredentialsContext) {
    const { id: person } = ownAccount(principal)
    const password = await findPassword(db, person)
    const totp = await findConfirmedTotp(db, person)
    const passkeys = await listPasskeys(db, person)
    const subjects = await listSubjects(db, person)
    return {
      password: password
        ? {
            id: password.id,
            login: password.login,
            changedAt: password.changedAt.toISOString(),
            lastUsedAt: password.lastUsedAt?.toISOString() ?? null,
          }
        : null,
      totp: totp?.confirmedAt
        ? { id: totp.id, since: totp.confirmedAt.toISOString(), recoveryCodes: await countRecoveryCodes(db, person) }
        : null,
      passkeys: passkeys.map(({ id, name, backedUp, ...times }) => ({ id, name, backedUp, ...written(times) })),
      oidc: subjects.map(({ id, issuer, ...times }) => ({ id, issuer, ...written(times) })),
    }
  },
})

function written({ createdAt, lastUsedAt }: { readonly createdAt: Date; readonly lastUsedAt: Date | null }) {
  return { createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null }
}
