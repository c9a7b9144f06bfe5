import type { OwnOrganisation } from '../permits/project-form.tsx'
import type { Visit } from './visit.ts'

/** The organisations that the reader belongs to, their usual one first. */
export async function ownOrganisations({ context }: Pick<Visit, 'context'>): Promise<OwnOrganisation[]> {
  const { principal, organisations, db } = context
  if (principal.kind !== 'person') return []
  const ids = (principal.memberships ?? []).map(({ organisation }) => organisation)
  const usual = principal.organisation
  const ordered = usual !== null && ids.includes(usual) ? [usual, ...ids.filter((id) => id !== usual)] : ids
  const found = await Promise.all(ordered.map((id) => organisations.find(db, id)))
  return found.flatMap((organisation) => (organisation ? [{ id: organisation.id, names: organisation.names }] : []))
}
