import { type Label, openLabel } from '../../kernel/label.ts'
import type { Principal, Role } from '../../kernel/principal.ts'
import { type Clearance, join } from './label-lattice.ts'

/** Where this platform processes whatever is read through it: everything runs on the installation's own machines. */
const processedIn: Label['residency'] = ['MA']

/**
 * What each role may read by itself, before any permit. `very-sensitive` data and `sensitive` personal data are opened by
 * no role: a permit for a purpose opens them. An administrator reads what a data officer reads, because somebody must be
 * able to act for an absent one.
 */
const readByRole: Readonly<Record<Role, Label>> = {
  member: { ...openLabel, secrecy: 'internal' },
  'data-officer': { ...openLabel, secrecy: 'sensitive', personal: 'personal' },
  administrator: { ...openLabel, secrecy: 'sensitive', personal: 'personal' },
}

/**
 * What a principal may read: the most of what its roles may, a program's like a person's. Anybody's program has a key, so
 * being a program opens nothing. No role is bound to sectors.
 */
export function clearanceOf(principal: Principal): Clearance {
  const readable = principal.kind === 'anonymous' ? [] : principal.roles.map((role) => readByRole[role])
  return { ...join(...readable), sectors: 'every', residency: processedIn }
}
