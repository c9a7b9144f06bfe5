import { z } from 'zod'
import { operation } from '../../../../kernel/operation.ts'
import { browserFamilies, browserSystems } from '../../../../kernel/sender.ts'
import { SessionId, sessionEnd, signInMethods } from '../../session.ts'
import type { CredentialsContext } from '../context.ts'
import { ownAccount } from '../own-account.ts'
import { listSessions as list } from '../session-store.ts'

export const Browser = z.strictObject({ family: z.enum(browserFamilies), system: z.enum(browserSystems) })

/** What was written down of a browser; nothing of sessions that began before it was. */
export function browserFrom(stored: { readonly family: string | null; readonly system: string | null }) {
  return Browser.safeParse(stored).data ?? null
}

export const listSessions = operation({
  id: 'identity.list-sessions',
  http: 'GET /sessions',
  summary: 'List your sessions: where you are signed in',
  permission: 'identity:own-account',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({
    sessions: z.array(
      z.strictObject({
        id: SessionId,
        method: z.enum(signInMethods),
        startedAt: z.iso.datetime(),
        lastUsedAt: z.iso.datetime(),
        endsAt: z.iso.datetime(),
        browser: Browser.nullable(),
        /** The session that asks. */
        current: z.boolean(),
      }),
    ),
  }),
  problems: [],

  async run({ db, principal, now }: CredentialsContext) {
    const account = ownAccount(principal)
    const sessions = await list(db, account.id, now)
    return {
      sessions: sessions.map(({ id, method, startedAt, lastUsedAt, ...browser }) => ({
        id,
        method,
        startedAt: startedAt.toISOString(),
        lastUsedAt: lastUsedAt.toISOString(),
        endsAt: sessionEnd({ startedAt, lastUsedAt }).toISOString(),
        browser: browserFrom(browser),
        current: id === account.session,
      })),
    }
  },
})
