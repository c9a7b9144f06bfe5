import { z } from 'zod'
import { viewOf } from '../../kernel/database.ts'
import { Digest } from '../../kernel/identifier.ts'
import type { Derivation } from '../../kernel/ports/derivation.ts'
import { anonymous } from '../../kernel/principal.ts'
import { clearanceOf } from '../policy/index.ts'
import { DatasetId } from './dataset.ts'
import { countPublished, listPublished, type PublishedPlace, type PublishedThing } from './published-store.ts'
import type { DatasetTables } from './tables.ts'

const everybody = clearanceOf(anonymous)

/** Of what is open to everybody: a data set that is closed later is not counted any more, nor are its versions. */
function published(name: string, thing: PublishedThing): Derivation {
  return {
    name,
    counts: 'things',

    async count(db) {
      return { value: await countPublished(viewOf<DatasetTables>(db), thing, everybody), since: null }
    },

    async events(db, { after, limit }) {
      const place = after === null ? null : placeOf(after)
      if (place === undefined) return undefined
      const wanted = { after: place, limit: limit + 1 }
      const found = await listPublished(viewOf<DatasetTables>(db), thing, everybody, wanted)
      const page = found.slice(0, limit)
      return {
        events: page.map(({ publishedAt, dataSet, version, titles }) => ({
          at: publishedAt,
          count: 1,
          place: { kind: 'data-set-version', dataSet, version, title: titles },
        })),
        next: found.length > limit ? cursorAfter(page.at(-1)!) : null,
      }
    },
  }
}

export const derivations: readonly Derivation[] = [
  published('datasets.published', 'data-set'),
  published('datasets.versions-published', 'version'),
]

const Place = z.tuple([z.iso.datetime(), DatasetId, Digest])

function cursorAfter({ publishedAt, dataSet, version }: PublishedPlace): string {
  return Buffer.from(JSON.stringify([publishedAt.toISOString(), dataSet, version])).toString('base64url')
}

function placeOf(cursor: string): PublishedPlace | undefined {
  try {
    const [publishedAt, dataSet, version] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { publishedAt: new Date(publishedAt), dataSet, version }
  } catch {
    return undefined
  }
}
