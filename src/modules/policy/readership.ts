import { type Label, openLabel } from '../../kernel/label.ts'
import type { ResourceFacts, Site } from '../../kernel/ports/decider.ts'
import type { DataVersion, PermitFacts } from '../../kernel/ports/permits.ts'
import type { Principal, Role } from '../../kernel/principal.ts'
import { type Clearance, covers, join } from './label-lattice.ts'

/**
 * What somebody may read at one moment, as far as labels say: towards everything, towards the data of organisations where
 * they hold a role, and what the permit opens under which they act.
 */
export type Readership = {
  readonly everywhere: Clearance
  /** Beside `everywhere`, in the data of one organisation. */
  readonly towards: readonly { readonly owner: string; readonly clearance: Clearance }[]
  readonly permitted: {
    readonly data: readonly DataVersion[]
    readonly clearance: Clearance
    readonly personal: PermitFacts['personal']
  } | null
}

/**
 * What each role may read without a permit. Towards another organisation everybody is a member at most: whoever holds a role
 * in one organisation reads what is internal to the network. An officer answers for the data of their own organisation,
 * whatever they are. An administrator acts for an absent officer, and not where the law asks for a permit.
 */
const readByRole: Readonly<Record<Role, Label>> = {
  member: { ...openLabel, secrecy: 'internal' },
  manager: { ...openLabel, secrecy: 'internal' },
  evaluator: { ...openLabel, secrecy: 'internal' },
  approver: { ...openLabel, secrecy: 'internal' },
  'data-officer': { ...openLabel, secrecy: 'very-sensitive', personal: 'sensitive' },
  administrator: { ...openLabel, secrecy: 'sensitive', personal: 'personal' },
}
/** An officer of no organisation in particular acts for absent ones, as an administrator does. */
const readByOfficerAtLarge = readByRole.administrator

type Reader = {
  readonly principal: Principal
  readonly permit?: PermitFacts | null | undefined
  readonly now: Date
  readonly site: Pick<Site, 'country'>
}

/** What a caller may read now. A program may read what its roles say, like a person; being a program opens nothing. */
export function readershipOf({ principal, permit, now, site }: Reader): Readership {
  const residency = [site.country]
  const clearance = (labels: readonly Label[]): Clearance => ({ ...join(...labels), sectors: 'every', residency })
  const memberships = principal.kind === 'anonymous' ? [] : (principal.memberships ?? [])
  const atLarge = (principal.kind === 'anonymous' ? [] : principal.roles).map((role) =>
    role === 'data-officer' ? readByOfficerAtLarge : readByRole[role],
  )
  const everywhere = memberships.length > 0 ? [...atLarge, readByRole.member] : atLarge
  const opened = permit ? opens(permit, now) : null
  return {
    everywhere: clearance(everywhere),
    towards: memberships.map(({ organisation, roles }) => ({
      owner: organisation,
      clearance: clearance([...everywhere, ...roles.map((role) => readByRole[role])]),
    })),
    permitted: opened && {
      data: opened.data,
      clearance: clearance([opened.maxLabel]),
      personal: opened.personal,
    },
  }
}

/** What anybody may read, wherever it is processed. */
export const openReadership: Readership = {
  everywhere: { ...openLabel, sectors: 'every', residency: [] },
  towards: [],
  permitted: null,
}

/** What there is, for asking whether something is kept from somebody. What it finds is told to nobody. */
export const wholeReadership: Readership = {
  everywhere: { secrecy: 'very-sensitive', personal: 'sensitive', sectors: 'every', residency: [] },
  towards: [],
  permitted: null,
}

/** Whether the roles of a reader cover a thing. What has no owner is judged by what they may read everywhere. */
export function coversByRole({ everywhere, towards }: Readership, { label, owner }: Readable): boolean {
  if (!label || covers(anyPlace(everywhere), label)) return true
  return towards.some((part) => part.owner === owner && covers(anyPlace(part.clearance), label))
}

/** Whether the permit of a reader opens a thing: it names all the data that are in it, and its label covers theirs. */
export function coversByPermit({ permitted }: Readership, { label, data }: Readable): boolean {
  if (!permitted || !label || !data || data.length === 0) return false
  return covers(anyPlace(permitted.clearance), label) && data.every((one) => names(permitted.data, one))
}

/** How what identifies people in a thing reaches a reader who may read it: as it is, unless a permit alone opens the thing. */
export function treatmentOf(readership: Readership, thing: Readable): PermitFacts['personal'] {
  return coversByRole(readership, thing) ? 'plain' : (readership.permitted?.personal ?? 'masked')
}

/** By what a reader may read a thing that they may: everybody may, or their role lets them, or only a permit does. */
export function groundOf(readership: Readership, thing: Readable): 'open' | 'role' | 'permit' {
  if (coversByRole(openReadership, thing)) return 'open'
  return coversByRole(readership, thing) ? 'role' : 'permit'
}

type Readable = Pick<ResourceFacts, 'label' | 'owner' | 'data'>

/** Where data may be processed is a question for rules: it conceals nothing. */
function anyPlace(clearance: Clearance): Clearance {
  return { ...clearance, residency: [] }
}

function names(permitted: readonly DataVersion[], { dataSet, version }: DataVersion): boolean {
  return permitted.some(
    (one) => one.dataSet === dataSet && (version === null || one.version === null || one.version === version),
  )
}

/** The permit, when it opens anything: in force, held by the caller, and every consent under it still given. */
function opens(permit: PermitFacts, now: Date): PermitFacts | null {
  const isInForce = !permit.revoked && permit.from <= now && now < permit.until
  return isInForce && permit.held && permit.consented ? permit : null
}
