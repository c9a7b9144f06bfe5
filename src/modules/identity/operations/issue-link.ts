import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { issueLink } from '../one-time-link.ts'
import { PersonId } from '../person.ts'
import { personNotFound } from '../problems.ts'
import { LinkToken } from '../secret.ts'
import { findFirstAdministrator, findPerson } from '../store.ts'

export const issueSignInLink = operation({
  id: 'identity.issue-link',
  http: 'POST /sign-in-links',
  summary: 'Issue a one-time link with which somebody signs in',
  permission: 'identity:issue-link',
  effect: 'write',
  cli: { positional: ['person'] },
  input: z.strictObject({
    /** Without it: the person who asks, or, for a program, the first administrator. */
    person: PersonId.optional(),
  }),
  output: z.strictObject({
    /** Whoever has it signs in as that person. The log commits to it with a salt and never holds it. */
    link: LinkToken,
    expiresAt: z.iso.datetime(),
    /** Null for the first administrator, who is not there yet. */
    person: PersonId.nullable(),
  }),
  problems: [personNotFound],

  async run({ db, principal, now }: IdentityContext, input) {
    const wanted = input.person ?? (principal.kind === 'person' ? principal.id : undefined)
    const person = wanted === undefined ? await findFirstAdministrator(db) : await findPerson(db, wanted)
    if (wanted !== undefined && !person) throw personNotFound({ person: wanted })

    const { link, expiresAt } = await issueLink(db, person?.id ?? null, now)
    return { link, expiresAt: expiresAt.toISOString(), person: person?.id ?? null }
  },
})
