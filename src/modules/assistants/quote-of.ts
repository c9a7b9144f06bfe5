import { basename } from 'node:path'
import type { Quote } from '../../../libs/receipt/index.ts'
import { inLanguage, type Language } from '../../kernel/language.ts'
import { restatedIn } from '../datasets/index.ts'
import { type FoundPassage, legalPlaceOf, type Span, sliceSpan } from '../knowledge/index.ts'

/** Where a quote stands, with everything that it must say. */
export type QuotedPlace = Pick<FoundPassage, 'file' | 'extraction' | 'page'> & {
  readonly source: Omit<FoundPassage['source'], 'files'>
}

/** A stretch that was chosen to be quoted, with the share of the question that it supports. */
type ChosenStretch = { readonly place: QuotedPlace; readonly sentence: Span; readonly support: number }

/** A chosen quote as a reader of this language is shown it, with everything that says where it comes from. */
export function quoteOf({ place, sentence, support }: ChosenStretch, language: Language): Quote {
  const { source, file, extraction, page } = place
  const span = { start: sentence.start, end: sentence.end }
  const text = sliceSpan(page.text, span)
  const inLaw = legalPlaceOf(page.outline, span)
  const readable = page.repaired === null ? text : sliceSpan(page.repaired, span)
  return {
    text,
    dataSet: source.dataSet,
    version: source.version,
    document: {
      path: file.path,
      title: file.titles ? inLanguage(file.titles, language).text : basename(file.path),
      digest: file.digest,
    },
    extraction,
    page: page.number,
    ...span,
    provenance: source.provenance,
    restates: restatedIn(file)(text)
      .slice(0, mostRestated)
      .map(({ source, kind, title, dateAsStated }) => ({
        source,
        kind,
        title: inLanguage(title, language).text,
        dateAsStated: inLanguage(dateAsStated, language).text,
      })),
    repaired: readable === text ? null : readable,
    ...(inLaw && { place: inLaw }),
    ...(page.corrected && { corrected: true as const }),
    score: Math.round(support * 10_000) / 10_000,
  }
}

/** As many as a receipt lists. */
const mostRestated = 20
