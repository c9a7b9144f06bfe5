/** Who is asking. */

/** What a person or program may do at all; which rule allows what is policy's. */
export type Role = 'administrator' | 'data-officer' | 'member'

export type Principal =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'person'
      readonly id: string
      readonly name: string
      readonly organisation: string | null
      readonly roles: readonly Role[]
    }
  /** A program of this installation: the local command line, the worker, the loader of the sample. */
  | { readonly kind: 'service'; readonly id: string; readonly roles: readonly Role[] }

export const anonymous: Principal = { kind: 'anonymous' }

/** By which way in the call came. */
export type Channel = 'page' | 'api' | 'cli' | 'worker' | 'start'

/** Somebody who prepares what others read: data sets, records, public problems. */
export function isOfficer(principal: Principal): boolean {
  if (principal.kind === 'anonymous') return false
  return principal.roles.includes('data-officer') || principal.roles.includes('administrator')
}
