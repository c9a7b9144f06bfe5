import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { CndpReference, Purpose } from '../../../kernel/purpose.ts'
import { ConsentId } from '../consent.ts'
import { consentsToLink } from '../consent-store.ts'
import type { PseudonymsContext } from '../context.ts'
import { consentNotInForce } from '../problems.ts'
import { Pseudonym } from '../pseudonym.ts'
import { findPseudonymous, keepPseudonym } from '../pseudonym-store.ts'
import { Sector } from '../sector.ts'

const Link = z.strictObject({
  from: z.strictObject({ sector: Sector, pseudonym: Pseudonym }),
  to: Sector,
  purpose: Purpose,
  /** Number of the authority's authorisation to connect the two (Law 09-08, art. 12). */
  cndp: CndpReference.shape.number,
  /** The consent of the person, for these two sectors and this purpose. */
  consent: ConsentId,
})
type Link = z.infer<typeof Link>

export const linkPseudonyms = operation({
  id: 'identity.link-pseudonyms',
  http: 'POST /pseudonyms/links',
  summary: 'Learn by which identifier a person of one sector is known in another, with their consent',
  permission: 'identity:link',
  effect: 'write',
  input: Link,
  output: z.strictObject({ sector: Sector, pseudonym: Pseudonym }),
  problems: [consentNotInForce],

  async facts({ db, now }: Pick<PseudonymsContext, 'db' | 'now'>, link) {
    return {
      kind: 'pseudonym-link',
      // Which sectors, never whose: the log is public.
      id: [link.from.sector, link.to].join(' '),
      cndp: { kind: 'authorisation', number: link.cndp, until: null },
      purposes: [link.purpose],
      // An unknown pseudonym and one whose person has not consented are refused alike.
      own: (await consentingPerson(db, link, now)) !== undefined,
    }
  },

  async run({ db, now, sectorPseudonym }: PseudonymsContext, link) {
    // Withdrawn since the decision: it counts at once.
    const person = await consentingPerson(db, link, now)
    if (person === undefined) throw consentNotInForce({})
    const pseudonym = sectorPseudonym(person, link.to)
    await keepPseudonym(db, { pseudonym, person, sector: link.to }, now)
    return { sector: link.to, pseudonym }
  },
})

/** Whose pseudonym it is, when they consent to exactly this link now. */
async function consentingPerson(
  db: PseudonymsContext['db'],
  { from, to, purpose, consent }: Link,
  now: Date,
): Promise<string | undefined> {
  const person = await findPseudonymous(db, from.sector, from.pseudonym)
  if (person === undefined) return undefined
  const sectors = [from.sector, to] as const
  return (await consentsToLink(db, { consent, person, sectors, purpose }, now)) ? person : undefined
}
