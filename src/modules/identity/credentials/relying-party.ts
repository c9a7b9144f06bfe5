import { isIP } from 'node:net'

/** This installation as passkeys know it (WebAuthn Level 3, section 5.1.2): the domain, and the origin of its pages. */
export type RelyingParty = { readonly id: string; readonly origin: string }

/** Null where browsers make no passkeys: without TLS, unless on this machine, and under an address without a name. */
export function relyingPartyAt(origin: string): RelyingParty | null {
  const { protocol, hostname } = new URL(origin)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return null
  if (protocol !== 'https:' && hostname !== 'localhost' && !hostname.endsWith('.localhost')) return null
  return { id: hostname, origin }
}
