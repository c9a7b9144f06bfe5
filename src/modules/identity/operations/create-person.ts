import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Language, Multilingual } from '../../../kernel/language.ts'
import { operation } from '../../../kernel/operation.ts'
import { personBehind } from '../../../kernel/principal.ts'
import type { IdentityContext } from '../context.ts'
import { issueLink } from '../one-time-link.ts'
import { OrganisationId, OrganisationName, OrganisationNames } from '../organisation.ts'
import { requireOpen } from '../organisation-links.ts'
import { findOrCreateOrganisation } from '../organisation-store.ts'
import { Person, PersonName, RoleName } from '../person.ts'
import { organisationClosed, organisationNotFound, roleNeedsOrganisation } from '../problems.ts'
import { LinkToken } from '../secret.ts'
import { insertPerson } from '../store.ts'
import type { IdentityTables } from '../tables.ts'

export const createPerson = operation({
  id: 'identity.create-person',
  http: 'POST /people',
  summary: 'Enter a person with their roles, and get the one-time link with which they sign in',
  permission: 'identity:manage',
  effect: 'write',
  cli: { positional: ['name'] },
  input: z.strictObject({
    name: PersonName,
    roles: z
      .array(RoleName)
      .min(1)
      .max(4)
      .default(['member'])
      .transform((roles) => [...new Set(roles)]),
    /** Whom they work for. An organisation's id; or its name, in the caller's language or in several. */
    organisation: z.union([OrganisationName, OrganisationNames]).optional(),
  }),
  output: z.strictObject({
    person: Person,
    /** Whoever has it signs in as that person. The log commits to it with a salt and never holds it. */
    link: LinkToken,
    expiresAt: z.iso.datetime(),
  }),
  problems: [organisationNotFound, organisationClosed, roleNeedsOrganisation],

  async run({ db, principal, language, now }: IdentityContext, { name, roles, organisation }) {
    if (organisation === undefined && roles.includes('manager')) throw roleNeedsOrganisation({})
    const employer = organisation === undefined ? null : await organisationOf(db, organisation, language, now)
    if (employer !== null) await requireOpen(db, employer)
    const person = await insertPerson(
      db,
      { name, roles, organisation: employer, givenBy: personBehind(principal) },
      now,
    )
    const { link, expiresAt } = await issueLink(db, person.id, now)
    return { person, link, expiresAt: expiresAt.toISOString() }
  },
})

async function organisationOf(
  db: Kysely<IdentityTables>,
  named: string | Multilingual,
  language: Language,
  now: Date,
): Promise<string> {
  if (typeof named !== 'string') return (await findOrCreateOrganisation(db, named, now)).id
  if (OrganisationId.safeParse(named).success) return named
  return (await findOrCreateOrganisation(db, { [language]: named }, now)).id
}
