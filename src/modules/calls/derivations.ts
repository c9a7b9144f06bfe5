import { z } from 'zod'
import { cursorAt, pageOf, placeAt } from '../../kernel/cursor.ts'
import { type Database, viewOf } from '../../kernel/database.ts'
import type { Derivation, DerivedEvents, EventPage } from '../../kernel/ports/derivation.ts'
import { ProblemId } from './public-problem.ts'
import { countInState, listInState, type StatePlace } from './state-store.ts'
import type { CallTables } from './tables.ts'

/** Problems that are in a public state now. */
function inState(state: 'open' | 'solved'): Derivation {
  return {
    name: `problems.${state}`,
    counts: 'things',
    count: async (db) => ({ value: await countInState(viewOf<CallTables>(db), state), since: null }),
    events: (db, page) => eventsIn(db, state, page),
  }
}

export const derivations: readonly Derivation[] = [inState('open'), inState('solved')]

async function eventsIn(
  db: Database,
  state: 'open' | 'solved',
  { after, limit }: EventPage,
): Promise<DerivedEvents | undefined> {
  const place = after === null ? null : placeOf(after)
  if (place === undefined) return undefined
  const found = await listInState(viewOf<CallTables>(db), state, { after: place, limit: limit + 1 })
  const { page, next } = pageOf(found, limit, cursorAfter)
  return {
    events: page.map(({ id, at, title }) => ({ at, count: 1, place: { kind: 'need', id, title } })),
    next,
  }
}

const Place = z.tuple([z.iso.datetime(), ProblemId])

function cursorAfter({ at, id }: StatePlace): string {
  return cursorAt([at.toISOString(), id])
}

function placeOf(cursor: string): StatePlace | undefined {
  const place = placeAt(cursor, Place)
  return place && { at: new Date(place[0]), id: place[1] }
}
