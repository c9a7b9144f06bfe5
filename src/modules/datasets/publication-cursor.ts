import { z } from 'zod'
import { Digest } from '../../kernel/identifier.ts'
import { DatasetId } from './dataset.ts'
import type { PublishedPlace } from './published-store.ts'

const Place = z.tuple([z.iso.datetime(), DatasetId, Digest])

/** Where a list of what was published goes on after a place, as text without a meaning of its own. */
export function publicationCursor({ publishedAt, dataSet, version }: PublishedPlace): string {
  return Buffer.from(JSON.stringify([publishedAt.toISOString(), dataSet, version])).toString('base64url')
}

/** The place, or `undefined` for what is no cursor of ours. It opens nothing: a list shows what the clearance covers. */
export function publicationPlace(cursor: string): PublishedPlace | undefined {
  try {
    const [publishedAt, dataSet, version] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { publishedAt: new Date(publishedAt), dataSet, version }
  } catch {
    return undefined
  }
}
