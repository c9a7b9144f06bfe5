import { viewOf } from '../../kernel/database.ts'
import type { RegisterContext } from './context.ts'

/**
 * Makers of something of a system, and those of these people whom one of them made an approver of its organisation: nobody
 * approves in the place of whoever put them there.
 */
export async function withAppointed(
  { db, approversAppointedBy }: Pick<RegisterContext, 'db' | 'approversAppointedBy'>,
  organisation: string,
  makers: readonly string[],
  people: readonly string[],
): Promise<readonly string[]> {
  const others = [...new Set(people)].filter((person) => !makers.includes(person))
  if (others.length === 0) return makers
  const appointers = await approversAppointedBy(viewOf(db), { people: others, organisation })
  const appointed = others.filter((person) => appointers.get(person)?.some((one) => makers.includes(one)))
  return [...makers, ...appointed]
}
