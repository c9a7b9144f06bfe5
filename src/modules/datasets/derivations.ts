import { pageOf } from '../../kernel/cursor.ts'
import { viewOf } from '../../kernel/database.ts'
import type { Derivation } from '../../kernel/ports/derivation.ts'
import { openReadership } from '../policy/index.ts'
import { publicationCursor, publicationPlace } from './publication-cursor.ts'
import { countPublished, listPublished, type PublishedThing } from './published-store.ts'
import type { DatasetTables } from './tables.ts'

/** Of what is open to openReadership: a data set that is closed later is not counted any more, nor are its versions. */
function published(name: string, thing: PublishedThing): Derivation {
  return {
    name,
    counts: 'things',

    async count(db) {
      return { value: await countPublished(viewOf<DatasetTables>(db), thing, openReadership), since: null }
    },

    async events(db, { after, limit }) {
      const place = after === null ? null : publicationPlace(after)
      if (place === undefined) return undefined
      const wanted = { after: place, limit: limit + 1 }
      const found = await listPublished(viewOf<DatasetTables>(db), thing, openReadership, wanted)
      const { page: shown, next } = pageOf(found, limit, publicationCursor)
      return {
        events: shown.map(({ publishedAt, dataSet, version, titles }) => ({
          at: publishedAt,
          count: 1,
          place: { kind: 'data-set-version', dataSet, version, title: titles },
        })),
        next,
      }
    },
  }
}

export const derivations: readonly Derivation[] = [
  published('datasets.published', 'data-set'),
  published('datasets.versions-published', 'version'),
]
