import { z } from 'zod'
import { cursorAt, placeAt } from '../../kernel/cursor.ts'
import { Digest } from '../../kernel/identifier.ts'
import { DatasetId } from './dataset.ts'
import type { PublishedPlace } from './published-store.ts'

const Place = z.tuple([z.iso.datetime(), DatasetId, Digest])

export function publicationCursor({ publishedAt, dataSet, version }: PublishedPlace): string {
  return cursorAt([publishedAt.toISOString(), dataSet, version])
}

/** The place, or `undefined` for what is no cursor of ours. */
export function publicationPlace(cursor: string): PublishedPlace | undefined {
  const place = placeAt(cursor, Place)
  if (!place) return undefined
  const [publishedAt, dataSet, version] = place
  return { publishedAt: new Date(publishedAt), dataSet, version }
}
