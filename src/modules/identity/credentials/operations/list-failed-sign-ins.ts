import { z } from 'zod'
import { operation } from '../../../../kernel/operation.ts'
import { countedAs } from '../check-sign-in.ts'
import type { CredentialsContext } from '../context.ts'
import { ownAccount } from '../own-account.ts'
import { listFailures } from '../sign-in-counts.ts'
import { findPassword } from '../store.ts'
import { Browser, browserFrom } from './list-sessions.ts'

export const listFailedSignIns = operation({
  id: 'identity.list-failed-sign-ins',
  http: 'GET /failed-sign-ins',
  summary: 'List the attempts to sign in with your login that failed in the last seven days',
  permission: 'identity:own-account',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({
    /** Latest first, twenty at most. */
    failed: z.array(
      z.strictObject({
        at: z.iso.datetime(),
        /** What was not right. `code`: somebody had the password. */
        part: z.enum(['password', 'code']),
        browser: Browser.nullable(),
      }),
    ),
  }),
  problems: [],

  async run({ db, principal, credentials }: CredentialsContext) {
    const password = await findPassword(db, ownAccount(principal).id)
    if (!password) return { failed: [] }
    const failures = await listFailures(db, countedAs(credentials.secrets, password.login).login)
    return {
      failed: failures.map(({ at, part, ...browser }) => ({
        at: at.toISOString(),
        part,
        browser: browserFrom(browser),
      })),
    }
  },
})
