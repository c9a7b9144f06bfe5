import { codePointOffsets, type Span } from './code-points.ts'
import { repairLamAlef } from './lam-alef.ts'
import { articleNumber, articleNumberPattern, type LegalKind, textNumber, textNumberPattern } from './legal-numbers.ts'

/** A legal text or an article that is named in a text or a question. Its span counts code points. */
export type LegalReference = Span & {
  /** `null` when only a number is given («رقم 09-08»), or only an article. */
  readonly kind: LegalKind | null
  /** In its one form, `09-08`; `null` for an article of a text that is not named. */
  readonly number: string | null
  /** In its one form: `12`, `12-1`, `12 bis`. */
  readonly article: string | null
}

/** In UTF-16 units. */
type NamedText = Span & { readonly kind: LegalKind | null; readonly number: string }
type NamedArticles = Span & { readonly articles: readonly (Span & { readonly article: string })[] }

const before = '(?<![\\p{L}\\p{Nd}])'
/** Prepositions and the article that Arabic writes onto a word. */
const clitics = '(?:[وف]?(?:[بك]?ال|لل|[بكل])?)'
const sign = '(?:رقم|عدد|n\\s?[°ºo]\\.?|num[ée]ro|no\\.?|number|numb?\\.)\\s*[:.]?\\s*'

/** The words that name a kind of text; the longer ones first, since «قانون» begins «قانون تنظيمي». */
const kindWords: readonly (readonly [LegalKind, string])[] = [
  ['organic-law', `${clitics}قانون\\s+(?:ال)?تنظيمي|lois?\\s+organiques?|organic\\s+laws?`],
  ['framework-law', `${clitics}قانون\\s+[-–]?\\s*(?:ال)?[إا]طار|lois?[\\s-]+cadres?|framework[\\s-]+laws?`],
  ['decree-law', `${clitics}مرسوم\\s+(?:ب|بمثابة\\s+)قانون|d[ée]crets?[\\s-]+lois?|decree[\\s-]+laws?`],
  // A dahir bearing law is one text.
  ['dahir', `${clitics}ظهير(?:\\s+(?:ال)?شريف)?(?:\\s+بمثابة\\s+قانون)?|dahirs?(?:\\s+portant\\s+loi)?`],
  ['law', `${clitics}قانون|lois?|laws?|acts?|(?:l-?|el-?|al-?)?[9qk]an(?:ou|oo|u)n`],
  ['decree', `${clitics}مرسوم|d[ée]crets?|decrees?`],
  ['order', `${clitics}قرار|arr[êe]t[ée]s?|orders?`],
  ['decision', `${clitics}مقرر|d[ée]cisions?|decisions?`],
  ['circular', `${clitics}(?:منشور|دورية)|circulaires?|circulars?`],
]
/** Texts whose number is known by its form alone, when nothing announces it: «القانون 09-08». */
const plainlyNumbered = new Set<LegalKind>(['dahir', 'organic-law', 'framework-law', 'law', 'decree-law', 'decree'])

/** Texts whose number may be one plain number where a sign announces it: «منشور رقم 12». */
const simplyNumbered = new Set<LegalKind>(['order', 'decision', 'circular'])

const anyKind = `${before}(?:${kindWords.map(([, words]) => words).join('|')})(?!\\p{L})`
/** Words between a kind and the sign of its number, none of which names another kind: «القانون المشار إليه أعلاه رقم». */
const gap = `(?:(?!${anyKind})[^.؛;:\\p{Nd}]){0,90}?`
const namedText = new RegExp(
  `(?:${kindWords.map(([, words], i) => `(?<k${i}>${words})`).join('|')})(?!\\p{L})` +
    `(?:${gap}(?<sign>${before}${sign})|\\s*)[.\\s]*(?<number>${textNumberPattern}|\\p{Nd}{1,4}(?![\\p{Nd}]|[.-]\\p{Nd}))`,
  'iuy',
)
/** Some letters of every word in `kindWords`: what costs little to look for in a text that names nothing. */
const kindRoots = /قانون|ظهير|مرسوم|قرار|مقرر|منشور|دوري|loi|law|act|n[uo]u?n|dahir|decr|décr|arr|ord|dec|déc|circul/giu
const signedNumber = new RegExp(`${sign}(${textNumberPattern})`, 'iuy')
const signRoots = /رقم|عدد|n\s?[°ºo]|num/giu

const articleWord = `(?:${clitics}(?:ماد[ةه]|مادتين|مادتان|مواد|فصل|فصلين|فصول)|[وف]?[بك]?امل(?:اد[ةه]|واد)|لفصل|(?:l-?|el-?|al-?)?mad+a|articles?|art\\.?)(?!\\p{L})`
const listed = `(?:\\s*(?:[،,]|و|et|and|[&])\\s*(?:[،,]\\s*(?:و|et|and)?\\s*)?|\\s+(?:إلى|الى|à|to|au|ou|أو|or)\\s+)`
const namedArticles = new RegExp(
  `${articleWord}\\s*[:.]?\\s*(${articleNumberPattern}(?:${listed}${articleNumberPattern}){0,12})`,
  'iuy',
)
const articleRoots = /ماد|املاد|املواد|مواد|فصل|فصول|mad|art/giu
const oneArticle = new RegExp(articleNumberPattern, 'giu')

/** What may stand between an article and the text it belongs to: «المادة 12 (الفقرة 2) من القانون», « l’article 12 de la loi ». */
const ofText =
  /^[\s،,]*(?:\(?\s*(?:ال)?(?:فقرة|فقرتين|بند)[^)\n]{0,40}?\)?[\s،,]*)?(?:\(?(?:alin[ée]as?|paragraph|§)[^)\n]{0,30}?\)?[\s،,]*)?(?:من|ديال|د|de\s+l[ae']?|de\s+l’|de|du|des|d['’]|of(?:\s+the)?|dyal|d)?\s*$/iu
/** What may stand between a text and its article in a citation: «القانون رقم 09-08، المادة 12». */
const thenArticle = /^[\s،,:(–-]{0,4}(?:ف[يى]\s+|dans\s+l['’]|in\s+)?$/iu

/** The matches of a sticky pattern at the starts of words that hold one of some letters, without overlap. */
function* matchesAt(text: string, roots: RegExp, pattern: RegExp): Generator<RegExpExecArray> {
  let from = 0
  for (const root of text.matchAll(roots)) {
    let start = root.index
    while (start > from && wordLetter.test(text[start - 1]!)) start--
    if (start < from || root.index - start > mostClitics) continue
    pattern.lastIndex = start
    const match = pattern.exec(text)
    if (!match) continue
    yield match
    from = start + match[0].length
  }
}
const wordLetter = /[\p{L}\p{Nd}]/u
/** «وبالقانون»: so many letters stand before a root, at most. */
const mostClitics = 5

/** Longer texts are read up to here: the price stays bounded, in UTF-16 units. */
const longestText = 200_000

/**
 * The legal texts and articles that a text or a question names, in reading order, in one form for all notations:
 * «القانون رقم 09.08» is « loi n° 09-08 » is “law 09-08”. An article that is named with its text is one reference; of
 * several articles («المادتين 3 و4») each is one. Damaged lam-alef pairs at word starts do no harm.
 */
export function legalReferences(given: string): LegalReference[] {
  const text = repairLamAlef(given.length > longestText ? given.slice(0, longestText) : given).text
  const texts = textsIn(text)
  const articles = articlesIn(text)
  if (texts.length === 0 && articles.length === 0) return []

  const found: LegalReference[] = []
  const used = new Set<NamedText>()
  for (const named of articles) {
    const owner = ownerOf(text, named, texts)
    if (owner) used.add(owner)
    for (const { article, start, end } of named.articles) {
      const span = owner ? { start: Math.min(start, owner.start), end: Math.max(end, owner.end) } : { start, end }
      found.push({ kind: owner?.kind ?? null, number: owner?.number ?? null, article, ...span })
    }
  }
  for (const named of texts) if (!used.has(named)) found.push({ ...named, article: null })

  const offset = codePointOffsets(text)
  return found
    .map((reference) => ({ ...reference, start: offset(reference.start), end: offset(reference.end) }))
    .sort((one, other) => one.start - other.start || one.end - other.end)
}

function textsIn(text: string): NamedText[] {
  const texts: NamedText[] = []
  for (const match of matchesAt(text, kindRoots, namedText)) {
    const groups = match.groups as Record<string, string | undefined>
    const { sign, number = '' } = groups
    const kind = kindWords.find((_, i) => groups[`k${i}`] !== undefined)![0]
    const isSimple = /^\p{Nd}+$/u.test(number)
    const isSigned = sign !== undefined
    if (!(isSigned ? !isSimple || simplyNumbered.has(kind) : plainlyNumbered.has(kind) && isPlain(number))) continue
    texts.push({ kind, number: textNumber(number), start: match.index, end: match.index + match[0].length })
  }
  for (const match of matchesAt(text, signRoots, signedNumber)) {
    const end = match.index + match[0].length
    if (texts.some((named) => named.start < end && match.index < named.end)) continue
    texts.push({ kind: null, number: textNumber(match[1]!), start: match.index, end })
  }
  return texts.sort((one, other) => one.start - other.start)
}

/** A number that nothing announces is one when its year has two digits: “law 12.5” is none. */
function isPlain(number: string): boolean {
  const parts = textNumber(number).split('-')
  return parts.length === 3
    ? parts[1]!.length === 2
    : parts.length === 2 && /\p{Nd}{2}$/u.test(number) && parts[1]!.length === 2
}

function articlesIn(text: string): NamedArticles[] {
  return [...matchesAt(text, articleRoots, namedArticles)].flatMap((match) => {
    const list = match[1]!
    const start = match.index + match[0].length - list.length
    const articles = [...list.matchAll(oneArticle)].flatMap((one, i) => {
      const article = articleNumber(one[0])
      if (article === undefined) return []
      const from = start + one.index
      return [{ article, start: i === 0 ? match.index : from, end: from + one[0].trimEnd().length }]
    })
    return articles.length > 0 ? [{ articles, start: match.index, end: match.index + match[0].length }] : []
  })
}

function ownerOf(text: string, articles: NamedArticles, texts: readonly NamedText[]): NamedText | undefined {
  const after = texts.find(({ start }) => start >= articles.end)
  if (after && after.start - articles.end <= 80 && ofText.test(text.slice(articles.end, after.start))) return after
  const before = texts.findLast(({ end }) => end <= articles.start)
  if (before && articles.start - before.end <= 12 && thenArticle.test(text.slice(before.end, articles.start)))
    return before
  return undefined
}
