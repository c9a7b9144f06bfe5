import { z } from 'zod'
import { legalKinds } from '../analysis/legal-numbers.ts'
import { type PageOutline, type Place, placeAt } from './place.ts'

const Kind = z.enum([...legalKinds, 'constitution', 'unnamed'])
const day = z.iso.date().nullable()

/** Where a sentence stands in a legal text, as far as the document says so with certainty. */
export const LegalPlace = z.strictObject({
  /** Null for articles of a document that does not say what text it is. */
  text: z
    .strictObject({
      /** `unnamed`: another text of the document than the one before it, of which no more is known. */
      kind: Kind,
      /** In one form for all notations: `09-08`. */
      number: z.string().nullable(),
      issued: day,
      /** When it begins to bind, in the words of the text, and as a date where they give one. */
      effect: z.strictObject({ asStated: z.string(), date: day }).nullable(),
      /** The issue of the official bulletin that published it. */
      published: z.strictObject({ bulletin: z.string(), date: day }).nullable(),
    })
    .nullable(),
  /** Book, title, chapter, section: from the largest, as they are written. */
  divisions: z.array(z.strictObject({ label: z.string(), title: z.string().nullable() })),
  /** In one form for all notations: `12`, `12-1`, `12 bis`. */
  article: z.string(),
  /** `fasl`: older Arabic texts call their articles «الفصل». */
  articleName: z.enum(['article', 'fasl']),
  /** The numbered paragraph of the article, and the lettered point. */
  paragraph: z.string().nullable(),
  point: z.string().nullable(),
  /** The words are of another text, which this article quotes to amend it. */
  quoted: z
    .strictObject({ kind: Kind.nullable(), number: z.string().nullable(), article: z.string().nullable() })
    .nullable(),
})
export type LegalPlace = z.infer<typeof LegalPlace>

/** The place of what stands at an offset of a page; `null` where that is in no article, or not certain to be. */
export function legalPlaceAt(outline: PageOutline | null, offset: number): LegalPlace | null {
  if (outline === null) return null
  const { text, divisions, article, paragraph, point, quoted } = placeAt(outline, offset)
  if (article === null) return null
  const known = text === null ? undefined : outline.texts[text]
  return {
    text: known
      ? {
          kind: known.kind,
          number: known.number,
          issued: known.issued?.date ?? null,
          effect: known.effect && { asStated: known.effect.asStated, date: known.effect.date },
          published: known.published && { bulletin: known.published.bulletin, date: known.published.date },
        }
      : null,
    divisions: divisions.map(({ label, title }) => ({ label, title })),
    article: article.number,
    articleName: article.name,
    paragraph,
    point,
    quoted: quoted && { kind: quoted.kind, number: quoted.number, article: quoted.article },
  }
}

/** The place of a stretch: `null` where it is in no article, and no narrower than the article where it holds several paragraphs. */
export function legalPlaceOf(
  outline: PageOutline | null,
  { start, end }: { readonly start: number; readonly end: number },
): LegalPlace | null {
  const first = legalPlaceAt(outline, start)
  const last = legalPlaceAt(outline, end - 1)
  if (!(first && last) || first.article !== last.article || outline === null) return null
  if (placeAt(outline, start).text !== placeAt(outline, end - 1).text) return null
  return {
    ...first,
    paragraph: first.paragraph === last.paragraph ? first.paragraph : null,
    point: first.paragraph === last.paragraph && first.point === last.point ? first.point : null,
    quoted: sameQuoted(first, last) ? first.quoted : null,
  }
}

/** The stretches of a page that stand in an article, in order; one ends where the place changes. */
export function legalStretches(
  outline: PageOutline | null,
  length: number,
): { readonly start: number; readonly end: number; readonly place: LegalPlace }[] {
  if (outline === null) return []
  const starts = [...new Set([0, ...outline.changes.map(({ at }) => at)])].filter((at) => at < length)
  return starts.flatMap((start, i) => {
    const place = legalPlaceAt(outline, start)
    return place ? [{ start, end: starts[i + 1] ?? length, place }] : []
  })
}

function sameQuoted({ quoted: one }: LegalPlace, { quoted: other }: LegalPlace): boolean {
  return one?.article === other?.article && one?.number === other?.number
}

/** What a passage stands under, and is searched with: its text's heading, and those of its chapters. */
export function headingsAbove(outline: PageOutline | null, offset: number): string[] {
  if (outline === null) return []
  const { text, divisions }: Place = placeAt(outline, offset)
  const known = text === null ? undefined : outline.texts[text]
  return [
    ...(known ? [known.title] : []),
    ...divisions.map(({ label, title }) => [label, title ?? ''].join(' ').trim()),
  ]
}
