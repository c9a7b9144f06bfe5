import { createHmac } from 'node:crypto'
import type { AllowedValues } from '../../../src/kernel/ports/personal-data.ts'
import { typeOf } from './mask-personal-data.ts'
import { normalise } from './normalise.ts'

const written = new Set(['name', 'address', 'email', 'url-userinfo', 'ipv6', 'ipv4', 'gps', 'birthdate'])

/** A value in one form, however it was written: telephone numbers with 0 or +212, cards with spaces, letters of any case. */
function canonical(type: string, value: string): string {
  const normal = normalise(value).text.toLowerCase()
  if (written.has(type)) return normal.trim().replace(/\s+/g, ' ')
  const characters = normal.replace(/[^0-9a-z<\u0621-\u064a]/g, '')
  return type === 'ma.phone' ? characters.replace(/^(?:00)?212(?:0(?=[0-9]{9}$))?/, '0') : characters
}

/**
 * What stands in the place of a value: `‹CIN:…›`, of HMAC-SHA256 over the type and the value in one form, 80 bits of it. Who
 * has the key can tell whether a token is of a value they guess: it is kept like the values.
 */
export function tokenOf(type: string, value: string, key: Uint8Array): string {
  const mac = createHmac('sha256', key)
    .update(`${type}\0${canonical(type, value)}`)
    .digest('hex')
  return `‹${typeOf.get(type)?.mark ?? ''}:${mac.slice(0, 20)}›`
}

/** Whether a value found is one that is allowed, however either is written. */
export function isAllowedBy({ allow = [] }: AllowedValues): (type: string, value: string) => boolean {
  if (allow.length === 0) return () => false
  const byType = new Map<string, Set<string>>()
  return (type, value) => {
    let values = byType.get(type)
    if (!values) {
      values = new Set(allow.map((one) => canonical(type, one)))
      byType.set(type, values)
    }
    return values.has(canonical(type, value))
  }
}
