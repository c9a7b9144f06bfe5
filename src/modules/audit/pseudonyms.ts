import { createHmac } from 'node:crypto'
import type { Principal } from '../../kernel/principal.ts'

/** Pseudonyms kept at hand; beyond it the oldest is made anew when it is wanted. */
const kept = 10_000

export type Pseudonyms = { of(principal: Principal): string }

/**
 * The same person has the same pseudonym in this installation's log, and nobody without the key can tell whose it is.
 * Kept at hand, since one HMAC costs more than the rest of an entry.
 */
export function pseudonyms(key: Buffer): Pseudonyms {
  const known = new Map<string, string>()
  return {
    of(principal) {
      if (principal.kind === 'anonymous') return 'anonymous'
      const who = `${principal.kind}\n${principal.id}`
      let name = known.get(who)
      if (name === undefined) {
        name = `${principal.kind}:${createHmac('sha256', key).update(who).digest('base64url').slice(0, 22)}`
        known.set(who, name)
        if (known.size > kept) known.delete(known.keys().next().value!)
      }
      return name
    },
  }
}
