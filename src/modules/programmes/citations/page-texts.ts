import { type Database, viewOf } from '../../../kernel/database.ts'
import { type Digest, digestOfText } from '../../../kernel/identifier.ts'
import { findPageTexts, type KnowledgeTables } from '../../knowledge/index.ts'

type PagePlace = { readonly extraction: Digest; readonly page: number }

/** UTF-16 units of page texts kept between calls: two bytes each, so at most 64 MiB. */
const mostKept = 32 * 2 ** 20

/**
 * Pages that were read, those used last at the end. An extraction is named by the digests of its pages and never changes,
 * so a page that was once found to be what its digest names is that for ever. Who may see it is asked elsewhere, each time.
 */
const kept = new Map<string, string>()
let size = 0

/** Texts of pages by `pageKey`. One that is not stored, or is not any more what its digest names, is left out. */
export async function pageTexts(db: Database, wanted: readonly PagePlace[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  const missing = new Map<string, PagePlace>()
  for (const place of wanted) {
    const key = pageKey(place)
    const known = kept.get(key)
    if (known === undefined) missing.set(key, place)
    else texts.set(key, known)
  }
  for (const page of await findPageTexts(viewOf<KnowledgeTables>(db), [...missing.values()])) {
    if (page.digest === digestOfText(page.text)) texts.set(pageKey(page), page.text)
  }
  for (const [key, text] of texts) keep(key, text)
  return texts
}

export function pageKey({ extraction, page }: PagePlace): string {
  return `${extraction} ${page}`
}

/** Keeps a page as the one used last, and lets go those used longest ago. */
function keep(key: string, text: string): void {
  if (kept.delete(key)) size -= text.length
  kept.set(key, text)
  size += text.length
  for (const [oldest, { length }] of kept) {
    if (size <= mostKept) return
    kept.delete(oldest)
    size -= length
  }
}
