import { idSchema } from '../../kernel/identifier.ts'

/** By which way a session began. */
export const signInMethods = ['link', 'invitation', 'password', 'passkey', 'oidc'] as const
export type SignInMethod = (typeof signInMethods)[number]

export const SessionId = idSchema('ssn')

/** A session ends this long after it was last used, in milliseconds. */
const idleMs = 12 * 3_600_000
/** It ends this long after it began, however much it is used. */
const longestMs = 7 * 24 * 3_600_000
/** Use is written down no more often than this, so that reading a page is not a write. */
export const noticeMs = 60_000

type SessionTimes = { readonly startedAt: Date; readonly lastUsedAt: Date }

/** When a session ends if it is not used again. */
export function sessionEnd({ startedAt, lastUsedAt }: SessionTimes): Date {
  return new Date(Math.min(startedAt.getTime() + longestMs, lastUsedAt.getTime() + idleMs))
}

/** Sessions that started or were last used before these are over. */
export function sessionBounds(now: Date): SessionTimes {
  return { startedAt: new Date(now.getTime() - longestMs), lastUsedAt: new Date(now.getTime() - idleMs) }
}
