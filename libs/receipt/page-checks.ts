import { failed, passed } from '../offline-check/index.ts'
import { isCorrectedIn } from './corrected-recipe.ts'
import { extractionDigest, textDigest } from './digests.ts'
import type { Receipt } from './receipt.ts'
import type { Finding } from './report.ts'

/** The texts carried are those the log committed to, one for each page and in its order. */
export function pageDigests({ result, texts }: Receipt): Finding {
  if (texts.length !== result.pages.length) return failed('order-differs')
  for (const [i, page] of result.pages.entries()) {
    const text = texts[i]!
    if (text.extraction !== page.extraction || text.page !== page.page) return failed('order-differs', { page: i + 1 })
    if (textDigest(text.text) !== page.digest) return failed('digest-differs', { page: i + 1 })
  }
  return passed({ pages: texts.length })
}

/**
 * Each page belongs to the extraction it names, and each quote's document is the file that was extracted. A quote says that an
 * officer wrote its page exactly when the extraction does.
 */
export function extractionDigests({ result, extractions }: Receipt): Finding {
  const digests = extractions.map(extractionDigest)
  const named = [...new Set(result.pages.map(({ extraction }) => extraction))]
  if (digests.length !== named.length) return failed('order-differs')
  for (const [i, digest] of named.entries()) {
    if (digests[i] !== digest)
      return failed(digests.includes(digest) ? 'order-differs' : 'extraction-not-carried', { digest })
  }
  const byDigest = new Map(digests.map((digest, i) => [digest, extractions[i]!]))
  for (const [i, page] of result.pages.entries()) {
    if (byDigest.get(page.extraction)?.pages[page.page - 1] !== page.digest) {
      return failed('page-not-in-extraction', { page: i + 1 })
    }
  }
  for (const [i, quote] of [...result.answer.quotes, ...result.answer.nearby].entries()) {
    const extraction = byDigest.get(quote.extraction)
    if (!extraction) return failed('extraction-not-carried', { digest: quote.extraction })
    if (extraction.file !== quote.document.digest) return failed('document-differs', { document: quote.document.path })
    const corrected = isCorrectedIn(extraction.recipe, quote.page)
    if (corrected !== (quote.corrected ?? false)) return failed('correction-differs', { quote: i + 1 })
  }
  return passed({ documents: extractions.length })
}
