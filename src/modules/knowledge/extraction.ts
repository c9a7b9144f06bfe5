import { extractionDigest, textDigest } from '../../../libs/receipt/index.ts'
import type { Digest } from '../../kernel/identifier.ts'
import type { DoubtfulSpan, ParagraphSpan, ReadDocument } from '../../kernel/ports/document-reader.ts'
import { lamAlefDamage } from './analysis/lam-alef.ts'
import { guessLatinLanguage } from './analysis/language.ts'
import { cutPassages, type Passage } from './passage.ts'
import { assessPage, type PageQuality } from './quality/assess-page.ts'
import type { PageOutline } from './structure/place.ts'
import { structuredPages } from './structure/structured-document.ts'

export type ExtractedPage = {
  readonly number: number
  readonly text: string
  readonly digest: Digest
  /** How the page should read where its text is damaged: same length, same offsets. `null` when it is sound. */
  readonly repaired: string | null
  readonly ocrConfidence: number | null
  /** Words that character recognition is not sure of. */
  readonly doubtful: readonly DoubtfulSpan[]
  readonly paragraphs: readonly ParagraphSpan[]
  /** Where its stretches stand in legal texts; `null` when they stand in none. */
  readonly outline: PageOutline | null
  /** What was measured; a page below the gate is not indexed until an officer accepts or corrects it. */
  readonly quality: StoredQuality
  /** An officer wrote its text. */
  readonly corrected: boolean
}

/** Of what was measured, the signals that found something. */
export type StoredQuality = Pick<PageQuality, 'verdict' | 'reasons' | 'repairs'> & {
  readonly signals: Partial<PageQuality['signals']>
}

/** A file as text with places. Immutable: the same file under the same recipe always has this digest. */
export type Extraction = {
  readonly digest: Digest
  readonly file: Digest
  readonly recipe: string
  readonly mediaType: string
  /** Its lam-alef pairs are swapped throughout, decided over the whole document: one page has too few witnesses. */
  readonly damaged: boolean
  /** The language of what it has in Latin letters: a short paragraph alone does not tell. */
  readonly latin: 'fr' | 'en'
  readonly pages: readonly ExtractedPage[]
  readonly passages: readonly Passage[]
}

/** A document as it was read, now or before. */
export type DocumentRead = Pick<ReadDocument, 'recipe' | 'pages'> & { readonly mediaType: string }

/**
 * What a document that was read becomes. Its text stays as it was extracted, damage included. What an officer wrote is not
 * measured: they looked at the page.
 */
export function extractionOf(file: Digest, read: DocumentRead, corrected: ReadonlySet<number> = none): Extraction {
  const whole = read.pages.map((page) => page.text).join('\n')
  const { damaged } = lamAlefDamage(whole)
  const pages = read.pages.map(({ number, text, ocr, paragraphs }) => {
    const ocrConfidence = ocr?.confidence ?? null
    const doubtful = ocr?.doubtful ?? []
    const isCorrected = corrected.has(number)
    const assessed = isCorrected ? soundPage : assessPage({ text, ocrConfidence, doubtful }, { damaged })
    return {
      number,
      text,
      digest: textDigest(text),
      repaired: assessed.repaired,
      ocrConfidence,
      doubtful,
      paragraphs,
      quality: storedQuality(assessed),
      corrected: isCorrected,
    }
  })
  return {
    digest: extractionDigest({ file, recipe: read.recipe, pages: pages.map((page) => page.digest) }),
    file,
    recipe: read.recipe,
    mediaType: read.mediaType,
    damaged,
    latin: guessLatinLanguage(whole.slice(0, 20_000)),
    ...structured(pages),
  }
}

/** Pages with the places of their stretches, and the passages they are cut into. */
export function structured(pages: readonly Omit<ExtractedPage, 'outline'>[]): Pick<Extraction, 'pages' | 'passages'> {
  const read = structuredPages(pages)
  const placed = pages.map((page, i) => ({ ...page, paragraphs: read[i]!.paragraphs, outline: read[i]!.outline }))
  return { pages: placed, passages: cutPassages(placed.map((page, i) => ({ ...page, begins: read[i]!.begins }))) }
}

const none: ReadonlySet<number> = new Set()

const soundPage = { verdict: 'sound', reasons: [], signals: {}, repaired: null, repairs: [] } as const

function storedQuality({
  verdict,
  reasons,
  signals,
  repairs,
}: StoredQuality | ReturnType<typeof assessPage>): StoredQuality {
  const found = Object.entries(signals).filter(([, signal]) => signal.value > 0)
  return { verdict, reasons, signals: Object.fromEntries(found), repairs }
}
