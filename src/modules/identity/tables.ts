import type { ColumnType } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { OrganisationRole } from '../../kernel/principal.ts'
import type { Purpose } from '../../kernel/purpose.ts'
import type { CredentialTables } from './credentials/tables.ts'
import type { Organisation } from './organisation.ts'
import type { Person } from './person.ts'
import type { SignInMethod } from './session.ts'

/** The rows this module owns, in schema `identity`. Secrets stand in them as SHA-256 digests only. */
export type IdentityTables = CredentialTables & {
  'identity.organisation': {
    id: string
    kind: Organisation['kind']
    names: ColumnType<Multilingual, string, string>
    verified: boolean
    created_at: Date
    /** The official code of a region. */
    region: ColumnType<string | null, string | null | undefined, string | null>
    parent_id: ColumnType<string | null, string | null | undefined, string | null>
    /** Never deleted. */
    closed_at: ColumnType<Date | null, never, Date>
  }
  /** By which names an organisation is found: each belongs to one. */
  'identity.organisation_name': { name_digest: Buffer; organisation_id: string }
  'identity.person': {
    id: string
    name: string
    organisation_id: string | null
    roles: Person['roles']
    created_at: Date
    removed_at: ColumnType<Date | null, never, Date>
    /** Who gave them those roles; null: the first link, or this machine itself. */
    given_by: string | null
    /** The row stays, without the name: what the trail refers to. */
    erased_at: ColumnType<Date | null, never, Date>
  }
  /** Never deleted: `until` says when it ended. */
  'identity.membership': {
    person_id: string
    organisation_id: string
    roles: OrganisationRole[]
    since: Date
    until: Date | null
    /** Who gave them those roles; null: the first link, or this machine itself. */
    given_by: string | null
  }
  'identity.session': {
    /** Public, apart from the token. */
    id: string
    token_digest: Buffer
    person_id: string
    method: SignInMethod
    browser_family: string | null
    browser_system: string | null
    started_at: Date
    last_used_at: Date
  }
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
    /** The registered system that it asks, and nothing else. */
    system_id: string | null
    last_used_at: Date | null
  }
  'identity.one_time_link': {
    token_digest: Buffer
    /** Null: the first administrator, who is made when the link is used. */
    person_id: string | null
    expires_at: Date
  }
  'identity.invitation': {
    id: string
    secret_digest: Buffer
    organisation_id: string
    roles: OrganisationRole[]
    /** Whom it is for, in the words of whoever invites; forgotten when it is over. */
    name: string | null
    invited_by: string | null
    created_at: Date
    expires_at: Date
    withdrawn_at: ColumnType<Date | null, never, Date>
    accepted_at: ColumnType<Date | null, never, Date>
    accepted_by: ColumnType<string | null, never, string>
  }
  /** Those that were given out, by digest: what one is joined with another by. */
  'identity.pseudonym': { digest: Buffer; person_id: string; sector: string; issued_at: Date }
  'identity.consent': {
    id: string
    person_id: string
    /** Null, with what it was for, once its person is erased. */
    purpose: Purpose | null
    sectors: string[] | null
    data_set_id: string | null
    organisation_id: string | null
    given_at: Date
    /** The first moment at which it does not hold any more. */
    until: Date
    withdrawn_at: ColumnType<Date | null, never, Date>
  }
}
