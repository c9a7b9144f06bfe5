import type { SentenceKey } from './sentence.ts'

/** As much of a place in a legal text as a citation says. */
export type CitedPlace = {
  readonly text: { readonly kind: string; readonly number: string | null } | null
  readonly article: string
  readonly articleName: 'article' | 'fasl'
  readonly paragraph: string | null
  readonly point: string | null
  readonly quoted: {
    readonly kind: string | null
    readonly number: string | null
    readonly article: string | null
  } | null
}

type Say = {
  (key: SentenceKey, values?: Readonly<Record<string, string>>): string
  find(key: string, values?: Readonly<Record<string, string>>): string | undefined
}

/**
 * «القانون رقم 09-08، المادة 12، الفقرة 2», « loi n° 09-08, article 12, paragraphe 2 », “Law 09-08, article 12, paragraph 2”.
 * Parts are put side by side, each with its own isolates: in Arabic a number that loses its own reads backwards.
 */
export function legalPlaceWords(say: Say, place: CitedPlace): string {
  const { text, article, articleName, paragraph, point, quoted } = place
  const own = [
    ...(text ? [textWords(say, text)] : []),
    articleWords(say, article, articleName),
    ...(paragraph === null ? [] : [say('legal.paragraph', { paragraph })]),
    ...(point === null ? [] : [say('legal.point', { point })]),
  ]
  const separator = `${say('legal.separator')} `
  const cited = quoted ? quotedWords(say, quoted) : []
  if (cited.length === 0) return own.join(separator)
  return `${own.join(separator)}${separator}${say('legal.quoting')} ${cited.join(separator)}`
}

function quotedWords(say: Say, { kind, number, article }: NonNullable<CitedPlace['quoted']>): string[] {
  return [
    ...(kind !== null && number !== null ? [textWords(say, { kind, number })] : []),
    ...(article === null ? [] : [articleWords(say, article, 'article')]),
  ]
}

function textWords(say: Say, { kind, number }: { readonly kind: string; readonly number: string | null }): string {
  const named = say.find(`legal.kind.${kind}`) ?? kind
  return number === null ? named : say('legal.numbered', { kind: named, number })
}

function articleWords(say: Say, article: string, name: CitedPlace['articleName']): string {
  if (article === '1') return say(`legal.${name}-one`)
  const [number = '', repeated] = article.split(' ')
  const counted = repeated === undefined ? number : (say.find(`legal.repeated.${repeated}`, { number }) ?? article)
  return say(`legal.${name}`, { article: counted })
}
