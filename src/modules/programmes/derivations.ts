import { z } from 'zod'
import { cursorAt, pageOf, placeAt } from '../../kernel/cursor.ts'
import { type Database, viewOf } from '../../kernel/database.ts'
import type { Decider, Site } from '../../kernel/ports/decider.ts'
import type { Derivation, DerivedEvents, EventPage } from '../../kernel/ports/derivation.ts'
import { anonymous } from '../../kernel/principal.ts'
import type { Reader } from '../knowledge/index.ts'
import { readableHoldings } from './citations/document-text.ts'
import { citedDocuments, countInForce, countRestingOn, newestInForce, type RecordInForce } from './published-store.ts'
import { readerOf } from './reader.ts'
import { RecordId } from './record.ts'
import { linksTo } from './show-records.ts'
import type { ProgrammeTables } from './tables.ts'

/** What is counted of the records, as the rules, and where this installation runs, let everybody read. */
export function derivations(judge: { readonly decider: Decider; readonly site: Site }): readonly Derivation[] {
  const everybody = () => readerOf({ principal: anonymous, channel: 'page', ...judge, now: new Date() })
  return [
    {
      name: 'records.published',
      counts: 'things',
      count: async (db) => ({ value: await countFor(db, everybody()), since: null }),
      events: (db, page) => publishedFor(db, page, everybody()),
    },
  ]
}

/** Records in force but those of which what they must have stands only where the reader may not read now. */
async function countFor(db: Database, reader: Reader): Promise<number> {
  const own = viewOf<ProgrammeTables>(db)
  const documents = await citedDocuments(own)
  const held = await readableHoldings(db, reader, documents)
  const unreadable = documents.filter((document) => (held.get(document)?.length ?? 0) === 0)
  return (await countInForce(own)) - (await countRestingOn(own, unreadable))
}

async function publishedFor(
  db: Database,
  { after, limit }: EventPage,
  reader: Reader,
): Promise<DerivedEvents | undefined> {
  const place = after === null ? null : placeOf(after)
  if (place === undefined) return undefined
  const found = await newestInForce(viewOf<ProgrammeTables>(db), { after: place, limit: limit + 1 })
  const { page, next } = pageOf(found, limit, cursorAfter)
  const links = await linksTo(
    db,
    reader,
    page.map(({ id }) => id),
  )
  return {
    events: page.flatMap(({ id, publishedAt }) => {
      const link = links.get(id)
      if (!link) return []
      return [{ at: publishedAt, count: 1, place: { kind: 'record', slug: link.slug, title: link.title } }]
    }),
    next,
  }
}

const Place = z.tuple([z.iso.datetime(), RecordId])

function cursorAfter({ id, publishedAt }: RecordInForce): string {
  return cursorAt([publishedAt.toISOString(), id])
}

function placeOf(cursor: string): RecordInForce | undefined {
  const place = placeAt(cursor, Place)
  return place && { publishedAt: new Date(place[0]), id: place[1] }
}
