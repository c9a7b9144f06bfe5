import type { ColumnType } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { OrganisationRole } from '../../kernel/principal.ts'
import type { Organisation } from './organisation.ts'
import type { Person } from './person.ts'

/** The rows this module owns, in schema `identity`. Secrets stand in them as SHA-256 digests only. */
export type IdentityTables = {
  'identity.organisation': {
    id: string
    kind: Organisation['kind']
    names: ColumnType<Multilingual, string, never>
    verified: boolean
    created_at: Date
  }
  /** By which names an organisation is found: each belongs to one. */
  'identity.organisation_name': { name_digest: Buffer; organisation_id: string }
  'identity.person': {
    id: string
    name: string
    organisation_id: string | null
    roles: Person['roles']
    created_at: Date
  }
  /** Never deleted: `until` says when it ended. */
  'identity.membership': {
    person_id: string
    organisation_id: string
    roles: OrganisationRole[]
    since: Date
    until: Date | null
  }
  'identity.session': { token_digest: Buffer; person_id: string; started_at: Date; last_used_at: Date }
  'identity.key': {
    id: string
    secret_digest: Buffer
    /** What the key is for, in the words of whoever issued it. */
    purpose: string
    roles: Person['roles']
    created_at: Date
    expires_at: Date
    revoked_at: Date | null
    /** Who issued it and answers for it; null: an administrator who is none of ours (the local command line). */
    holder_id: string | null
    /** Where its roles are held; null: towards every organisation. */
    organisation_id: string | null
    permit_id: string | null
    last_used_at: Date | null
  }
  'identity.one_time_link': {
    token_digest: Buffer
    /** Null: the first administrator, who is made when the link is used. */
    person_id: string | null
    expires_at: Date
  }
}
