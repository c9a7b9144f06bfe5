import { type Amendment, announcedAmendment } from './amendment.ts'
import { type TextHeading, textHeading } from './headings.ts'
import { type Line, lineBefore, linesOf, type OutlinedPage, runsOn } from './lines.ts'
import {
  type ArticleOpening,
  articleAtEnd,
  articleOpening,
  type DivisionOpening,
  divisionOpening,
  type ItemOpening,
  itemOpening,
  unreadableArticle,
} from './openings.ts'
import {
  type Division,
  divisionLevels,
  type LegalText,
  nowhere,
  type PageOutline,
  type Place,
  type PlaceChange,
  placeAt,
} from './place.ts'
import { statedEffect, statedPublication } from './stated.ts'

/** A stretch that is a heading, or that begins something, in code points over its page. */
export type Beginning = {
  readonly page: number
  readonly at: number
  /** Where the heading ends that the stretch is; `null` where text follows on the line. */
  readonly headingEnd: number | null
}

export type Outline = {
  /** One for each page, in order. */
  readonly pages: readonly PageOutline[]
  /** Where articles, divisions and texts begin, in reading order. */
  readonly beginnings: readonly Beginning[]
}

const closing = /^[«"\s]*(?:و?حرر\s+ب|Fait\s+à\s+\p{Lu}|FAIT\s+[ÀA]\s|Done\s+at\s+\p{Lu})/u
const contents =
  /^[\s*_-]*(?:ال)?(?:فهرس(?:\s+المحتويات)?|محتويات)[\s*_:-]*$|^[\s*_-]*(?:sommaire|table\s+des\s+mati[èe]res|contents|table\s+of\s+contents)[\s*_:-]*$/iu
const annex =
  /^[\s*«"]*(?:ال)?(?:ملحق|مرفق)(?:\s+(?:رقم\s*)?[\p{Nd}\p{L}]{1,8})?\s*:?$|^[\s*]*annexes?(?:\s+(?:n°\s*)?[\p{Nd}IVX]{1,4})?\s*:?$/iu
const opensQuotation = /^\s*[«“"„]/u
const closesQuotation = /[»”"]\s*[.؛;]?\s*$/u

/** Longer articles announce no amendment: the words that do stand at its beginning. In UTF-16 units. */
const longestAnnouncement = 2_000
/** A paragraph is read for a date of effect up to so many lines. */
const longestClause = 30
/** So many openings are looked at to tell whether the count of articles goes on from a number that leaves it. */
const lookAhead = 4
/** More articles than this are seldom repealed in a row. */
const widestGap = 10

type Reading = {
  readonly lines: readonly Line[]
  readonly openings: readonly (ArticleOpening | undefined)[]
  readonly headings: ReadonlyMap<number, FoundHeading>
  readonly texts: LegalText[]
  readonly changes: PlaceChange[][]
  readonly beginnings: Beginning[]
  place: Place
  /** The last article whose number was certain, for the count to go on from. */
  last: Count | null
  /** «الفصل» is what the text at hand calls its articles. */
  faslIsArticle: boolean
  /** The text that a dahir announced, and that begins after the dahir is signed. */
  promised: number | null
  /** The text at hand is signed: what follows is another's. */
  isSigned: boolean
  /** In a table of contents, which places nothing. */
  isInContents: boolean
  /** The words of the article so far, and what amendment they announce. */
  words: string
  amendment: (Amendment & { readonly at: number }) | null
  /** Inside a quotation: between marks, or after an announcement without marks. */
  quotation: 'marked' | 'unmarked' | null
  /** Numbered paragraphs and lettered points of the article, so far. */
  items: Items
  /** The issue of the bulletin that the document says it is. */
  masthead: LegalText['published']
  /** The page that the text at hand begins on. */
  begunOn: number
}

/** A heading, and the line at which the next text begins. */
type FoundHeading = TextHeading & { readonly end: number }

/** Which of the two kinds of items holds the other, and how far each was counted. */
type Items = {
  readonly outer: ItemOpening | null
  readonly inner: ItemOpening | null
  /** No other text has come between. */
  readonly isOpen: boolean
  /** Counted anew within the article: a number says no place any more. */
  readonly isSpent: boolean
}
const noItems: Items = { outer: null, inner: null, isOpen: false, isSpent: false }

/**
 * The legal structure of a document, read line by line. It says only what is certain: where an opening may be a mere
 * reference, or leaves the count of articles, the place that follows has no article until one is certain again. A document
 * that is no legal text has an outline that says nothing.
 */
export function outlineOf(pages: readonly OutlinedPage[]): Outline {
  const lines = linesOf(pages)
  const openings = lines.map(({ text, kind }) => (kind === 'footnote' ? undefined : articleOpening(text)))
  const reading: Reading = {
    lines,
    openings,
    headings: headingsOf(lines, openings),
    texts: [],
    changes: pages.map(() => []),
    beginnings: [],
    place: nowhere,
    last: null,
    faslIsArticle: false,
    promised: null,
    isSigned: false,
    isInContents: false,
    words: '',
    amendment: null,
    quotation: null,
    items: noItems,
    masthead: null,
    begunOn: 0,
  }
  for (let at = 0; at < lines.length; ) at += readLine(reading, at)

  let opening: Place = nowhere
  const outlined = reading.changes.map((changes) => {
    const page = { texts: textsNamed(reading.texts, opening, changes), opening, changes }
    opening = placeAt(page, Number.POSITIVE_INFINITY)
    return page
  })
  return { pages: outlined, beginnings: reading.beginnings }
}

function textsNamed(
  texts: readonly LegalText[],
  opening: Place,
  changes: readonly PlaceChange[],
): Readonly<Record<number, LegalText>> {
  const named = [opening.text, ...changes.map(({ to }) => to.text)].filter((text) => typeof text === 'number')
  return Object.fromEntries(named.map((text) => [text, texts[text]!]))
}

/** Reads what begins at a line; how many lines it took. */
function readLine(reading: Reading, at: number): number {
  const line = reading.lines[at]!
  const heading = reading.headings.get(at)
  if (heading && (!heading.isDefinite || isDueAt(reading, at))) {
    beginText(reading, at, heading)
    return heading.lines
  }
  noteStatements(reading, at)
  if (line.kind === 'footnote') {
    readFootnote(reading, line)
    return 1
  }
  if (closing.test(line.text)) {
    move(reading, line.start, line, { ...inNoArticle, divisions: [] })
    reading.isSigned = true
    endArticle(reading)
    return 1
  }
  if (isInContents(reading, at)) return 1
  if (reading.quotation === 'marked' && !opensOwnArticle(reading, at)) {
    readQuotation(reading, at)
    return 1
  }
  if (contents.test(line.text) || (annex.test(line.text) && runsOn(lineBefore(reading.lines, at)) === 'no')) {
    if (contents.test(line.text)) reading.isInContents = true
    else reading.isSigned = true
    move(reading, line.start, line, { ...inNoArticle, divisions: [] })
    endArticle(reading)
    return 1
  }
  const division = divisionAt(reading, at)
  if (division) return beginDivision(reading, at, division)
  const opening = openingAt(reading, at)
  if (opening) readOpening(reading, at, opening)
  else if (unreadableArticle.test(line.text) && runsOn(lineBefore(reading.lines, at)) !== 'yes') doubt(reading, line)
  else if (reading.amendment && opensQuotation.test(line.text)) readQuotation(reading, at)
  else readBody(reading, at)
  return 1
}

const inNoArticle = { article: null, paragraph: null, point: null, quoted: null } as const

/** The place changes at an offset of the line's page. */
function move(reading: Reading, at: number, { page }: Line, to: Partial<Place>): void {
  const changed = Object.entries(to).filter(([field, value]) => reading.place[field as keyof Place] !== value)
  if (changed.length === 0) return
  const change: Partial<Place> = Object.fromEntries(changed)
  const changes = reading.changes[page]!
  const before = changes.at(-1)
  if (before?.at === at) changes[changes.length - 1] = { at, to: { ...before.to, ...change } }
  else changes.push({ at, to: change })
  reading.place = { ...reading.place, ...change }
}

/** A note stands in no article: the place goes on behind it. */
function readFootnote(reading: Reading, line: Line): void {
  const { article, paragraph, point, quoted } = reading.place
  move(reading, line.start, line, inNoArticle)
  move(reading, line.end, line, { article, paragraph, point, quoted })
}

function endArticle(reading: Reading): void {
  reading.words = ''
  reading.amendment = null
  reading.quotation = null
  reading.items = noItems
}

/** The headings that are one: a text with an article follows, before the next heading does. */
function headingsOf(
  lines: readonly Line[],
  openings: readonly (ArticleOpening | undefined)[],
): ReadonlyMap<number, FoundHeading> {
  const found: { readonly at: number; readonly heading: TextHeading }[] = []
  for (let at = 0; at < lines.length; at++) {
    if (lines[at]!.kind === 'footnote' || runsOn(lineBefore(lines, at)) === 'yes') continue
    const heading = textHeading(lines, at)
    if (heading) found.push({ at, heading })
  }
  const kept = found.filter(({ at, heading }, i) => {
    if (heading.promulgates) return true
    const following = openings.slice(at + heading.lines, found[i + 1]?.at ?? lines.length)
    return following.some((opening) => opening && mayOpen(opening) && !opening.isQuoted)
  })
  return new Map(kept.map(({ at, heading }, i) => [at, { ...heading, end: kept[i + 1]?.at ?? lines.length }]))
}

function mayOpen({ follows }: ArticleOpening): boolean {
  return follows === 'nothing' || follows === 'mark' || follows === 'text'
}

/** A heading with «ال» is looked for where a text has to begin: at the document's, or after another is signed. */
function isDueAt({ isSigned, texts, place }: Reading, at: number): boolean {
  return place.article === null && (isSigned || (texts.length === 0 && at < 12))
}

function beginText(reading: Reading, at: number, heading: FoundHeading): void {
  const { lines, openings, texts } = reading
  const line = lines[at]!
  const promised = reading.promised === null ? undefined : texts[reading.promised]
  const isPromised = promised?.number === heading.text.number && promised.number !== null
  const text = isPromised ? reading.promised! : texts.length
  texts[text] = { ...heading.text, published: promised?.published ?? reading.masthead }
  if (heading.promulgates) texts.push({ ...heading.promulgates, published: reading.masthead })
  reading.promised = heading.promulgates ? texts.length - 1 : null
  reading.isSigned = false
  reading.isInContents = false
  reading.last = null
  endArticle(reading)
  const region = openings.slice(at + heading.lines, heading.end).filter((opening) => opening && mayOpen(opening))
  const fusul = region.filter((opening) => opening!.word === 'fasl').length
  reading.faslIsArticle = fusul > 1 && (region.length - fusul) * 4 < fusul
  move(reading, line.start, line, { ...nowhere, text })
  reading.beginnings.push({ page: line.page, at: line.start, headingEnd: null })
  reading.begunOn = line.page
}

/** Inside a table of contents nothing is placed, until the articles begin. */
function isInContents(reading: Reading, at: number): boolean {
  if (!reading.isInContents) return false
  const opening = reading.openings[at]
  const next = reading.lines[at + 1]
  const begins = opening?.number === '1' && mayOpen(opening) && next !== undefined && next.text.length > 60
  if (begins) reading.isInContents = false
  return !begins
}

function divisionAt({ lines, faslIsArticle, openings }: Reading, at: number): DivisionOpening | undefined {
  const before = runsOn(lineBefore(lines, at))
  if (before === 'yes') return undefined
  const division = divisionOpening(lines[at]!.text)
  if (!division || (faslIsArticle && openings[at]?.word === 'fasl')) return undefined
  return before === 'no' || lines[at]!.isFirst || division.title === null ? division : undefined
}

function beginDivision(reading: Reading, at: number, { level, label, title }: DivisionOpening): number {
  const { lines } = reading
  const line = lines[at]!
  const titled = title === null ? titleAfter(reading, at) : undefined
  const rank = divisionLevels.indexOf(level)
  const above = reading.place.divisions.filter((division) => divisionLevels.indexOf(division.level) < rank)
  const division: Division = { level, label, title: title ?? titled?.text ?? null }
  move(reading, line.start, line, { ...inNoArticle, divisions: [...above, division] })
  endArticle(reading)
  const end = titled?.page === line.page ? titled.end : line.end
  reading.beginnings.push({ page: line.page, at: line.start, headingEnd: end })
  return titled ? 2 : 1
}

const longestTitle = 160

/** The line below a division's label, where it is a title and nothing else. */
function titleAfter({ lines, openings, headings }: Reading, at: number): Line | undefined {
  const next = lines[at + 1]
  if (!next || openings[at + 1] || headings.has(at + 1) || divisionOpening(next.text)) return undefined
  return next.text.length <= longestTitle && !/[.؛;:،,]$/u.test(next.text) ? next : undefined
}

/** An article's opening at a line, as the text at hand calls its articles. */
function openingAt({ openings, faslIsArticle, quotation, amendment }: Reading, at: number): ArticleOpening | undefined {
  const opening = openings[at]
  if (opening?.word !== 'fasl') return opening
  return faslIsArticle || quotation !== null || amendment !== null || opening.isQuoted ? opening : undefined
}

/** A count of articles: 12, 12-1, 12 bis. */
type Count = { readonly base: number; readonly rank: number }

function countOf(number: string): Count {
  const [, base = '0', sub = '0', suffix = ''] = /^(\d+)(?:-(\d+))?(?: (\w+))?$/.exec(number) ?? []
  const repetition = ['', 'bis', 'ter', 'quater', 'quinquies'].indexOf(suffix)
  return { base: Number(base), rank: Number(sub) * 10 + repetition }
}

function relation(last: Count | null, { base, rank }: Count): 'first' | 'next' | 'ahead' | 'back' {
  if (last === null) return base === 1 ? 'next' : 'first'
  if (base === last.base) return rank > last.rank ? 'next' : 'back'
  // «المادة 25-1» after 24 is article 25 with the number of its first paragraph, unless such numbers are the rule.
  if (rank >= 10 && last.rank < 10) return 'back'
  if (base === last.base + 1) return 'next'
  return base > last.base ? 'ahead' : 'back'
}

/**
 * Whether the articles after this one go on from its number: what tells a gap in the text from a reference, or from the
 * number of a footnote that ran into it («المادة 7» with a note 7 reads «المادة 77»). A wide gap needs two that do.
 */
function goesOn({ lines, openings, last, isSigned }: Reading, at: number, { base }: Count): boolean {
  const following = new Set<number>()
  for (let next = at + 1; next < lines.length && following.size < lookAhead; next++) {
    const opening = openings[next]
    if (opening && mayOpen(opening)) following.add(countOf(opening.number).base)
  }
  const gap = base - (isSigned ? 0 : (last?.base ?? 0))
  if (following.size === 0) return gap <= widestGap
  return following.has(base + 1) && (gap <= widestGap || following.has(base + 2))
}

/** Whether a line inside a quotation opens the next article of the amending text: the closing mark was lost. */
function opensOwnArticle(reading: Reading, at: number): boolean {
  const opening = openingAt(reading, at)
  if (!opening || opening.isQuoted || !mayOpen(opening) || reading.last === null) return false
  const isNext = relation(reading.last, countOf(opening.number)) === 'next'
  return (
    isNext &&
    !reading.amendment?.articles.has(opening.number) &&
    closesQuotation.test(lineBefore(reading.lines, at)!.text)
  )
}

function readOpening(reading: Reading, at: number, opening: ArticleOpening): void {
  const count = countOf(opening.number)
  switch (judge(reading, at, opening, count)) {
    case 'article':
      beginArticle(reading, at, opening, count)
      break
    case 'doubt':
      doubt(reading, reading.lines[at]!)
      break
    case 'quoted':
      readQuotation(reading, at)
      break
    case 'quoted-unmarked':
      readUnmarked(reading, at, opening)
      break
    case 'body':
      readBody(reading, at)
  }
}

/**
 * Whether an opening opens an article of the text at hand, or of a text that it quotes; or is a mere reference, which
 * belongs to the body; or may be either.
 */
function judge(
  reading: Reading,
  at: number,
  opening: ArticleOpening,
  count: Count,
): 'article' | 'doubt' | 'quoted' | 'quoted-unmarked' | 'body' {
  const { lines, amendment, quotation } = reading
  const before = runsOn(lineBefore(lines, at))
  const relative = relation(reading.isSigned ? null : reading.last, count)
  if (opening.isQuoted) return 'quoted'
  if (opening.follows === 'plain-reference') return 'body'
  if (before === 'yes') return relative === 'next' && opening.follows === 'nothing' ? 'doubt' : 'body'
  if (amendment && (quotation || at === amendment.at + 1)) {
    if (relative !== 'next') return 'quoted-unmarked'
    if (amendment.articles.has(opening.number)) return 'doubt'
  }
  if (opening.follows === 'reference') return relative === 'next' && before === 'no' ? 'doubt' : 'body'
  const isClear = opening.follows !== 'text' || before === 'no' || lines[at]!.isFirst
  const isElsewhere = relative === 'ahead' || relative === 'first'
  const goes = isElsewhere ? goesOn(reading, at, count) : relative !== 'back'
  if (goes && isClear) return 'article'
  if (relative === 'next') return 'doubt'
  return before === 'no' || opening.follows !== 'text' ? 'doubt' : 'body'
}

/** What follows cannot be placed with certainty. */
function doubt(reading: Reading, line: Line): void {
  move(reading, line.start, line, inNoArticle)
  endArticle(reading)
}

/** The text that a dahir carries into force, or one whose heading was not recognised. */
function textAfterSignature(reading: Reading): number {
  const { texts, promised } = reading
  reading.promised = null
  return (
    promised ??
    texts.push({ kind: 'unnamed', number: null, title: '', issued: null, effect: null, published: null }) - 1
  )
}

function beginArticle(
  reading: Reading,
  at: number,
  opening: ArticleOpening,
  count: Count,
  start = reading.lines[at]!.start,
): void {
  const line = reading.lines[at]!
  const text = reading.isSigned ? textAfterSignature(reading) : reading.place.text
  reading.isSigned = false
  reading.last = count
  endArticle(reading)
  move(reading, start, line, {
    ...inNoArticle,
    text,
    article: { number: opening.number, name: opening.word },
  })
  reading.beginnings.push({
    page: line.page,
    at: start,
    headingEnd: opening.follows === 'nothing' ? line.end : null,
  })
  if (opening.follows !== 'nothing') readWords(reading, at)
}

/** A line of a text that another quotes between marks. */
function readQuotation(reading: Reading, at: number): void {
  const { amendment } = reading
  const line = reading.lines[at]!
  const opening = openingAt(reading, at)
  const single = amendment?.articles.size === 1 ? [...amendment.articles][0]! : null
  const isNew = reading.quotation !== 'marked' && opensQuotation.test(line.text)
  if (opening && (mayOpen(opening) || opening.isQuoted) && opening.follows !== 'plain-reference') {
    move(reading, line.start, line, { ...inNoItem, quoted: quotedOf(amendment, opening.number) })
    reading.quotation = 'marked'
  } else if (isNew && amendment) {
    const article = reading.place.quoted?.article ?? single
    move(reading, line.start, line, { ...inNoItem, quoted: quotedOf(amendment, article) })
    reading.quotation = 'marked'
  }
  if (closesQuotation.test(line.text) && reading.quotation === 'marked') {
    reading.quotation = null
    move(reading, line.end, line, { quoted: null })
  }
}

const inNoItem = { paragraph: null, point: null } as const

function quotedOf(amendment: Amendment | null, article: string | null): Place['quoted'] {
  return { kind: amendment?.kind ?? null, number: amendment?.number ?? null, article }
}

/** An article of another text, quoted without marks right after it was announced. */
function readUnmarked(reading: Reading, at: number, opening: ArticleOpening): void {
  const line = reading.lines[at]!
  reading.quotation = 'unmarked'
  move(reading, line.start, line, { ...inNoItem, quoted: quotedOf(reading.amendment, opening.number) })
}

function readBody(reading: Reading, at: number): void {
  const late = reading.quotation === null && reading.last !== null ? articleAtEnd.exec(reading.lines[at]!.text) : null
  const { heading = '', number = '' } = (late?.groups ?? {}) as Record<string, string | undefined>
  const count = countOf(number)
  if (late && relation(reading.last, count) === 'next') {
    const opening = { number, word: 'article', isQuoted: false, follows: 'nothing' } as const
    beginArticle(reading, at, opening, count, reading.lines[at]!.end - heading.length)
  } else {
    readItem(reading, at)
    readWords(reading, at)
  }
}

function readItem(reading: Reading, at: number): void {
  const { lines, place, items } = reading
  const line = lines[at]!
  if (place.article === null || reading.quotation !== null) return
  const item = itemOpening(line.text)
  if (item) {
    const counted = countItem(items, item)
    if (counted === items) return
    reading.items = counted
    const { outer, inner, isSpent } = counted
    const labels = isSpent
      ? {}
      : Object.fromEntries([outer, inner].flatMap((one) => (one ? [[one.kind, one.label]] : [])))
    move(reading, line.start, line, { ...inNoItem, ...labels })
  } else if (line.isFirst || /\.$/u.test(lineBefore(lines, at)?.text ?? '')) {
    // An item ends with its paragraph, and with its last sentence.
    reading.items = { ...items, isOpen: false }
    move(reading, line.start, line, inNoItem)
  }
}

/** The count with one more item, where it goes on; the same count for a number that only looks like one. */
function countItem(items: Items, item: ItemOpening): Items {
  const { outer, inner, isOpen, isSpent } = items
  if (isSpent) return items
  const spent = { ...items, isSpent: true }
  if (outer === null) return item.order === 1 ? { outer: item, inner: null, isOpen: true, isSpent: false } : items
  if (item.kind === outer.kind) {
    if (item.order === outer.order + 1) return { outer: item, inner: null, isOpen: true, isSpent: false }
    return item.order === 1 ? spent : items
  }
  if (!isOpen) return item.order === 1 ? spent : items
  return item.order === 1 || item.order === (inner?.order ?? 0) + 1 ? { ...items, inner: item } : items
}

/** Adds a line to the words of the article, and finds the amendment that they announce. */
function readWords(reading: Reading, at: number): void {
  const { text } = reading.lines[at]!
  if (reading.place.article === null || reading.quotation !== null || reading.words.length > longestAnnouncement) return
  reading.words += ` ${text}`
  const announced = announcedAmendment(reading.words)
  if (!announced) return
  // A later one in the same article may leave out which text it is about.
  const { kind, number } = announced.number === null && reading.amendment ? reading.amendment : announced
  reading.amendment = { kind, number, articles: announced.articles, at }
  reading.words = ''
}

/** What a line says of the text at hand: the bulletin that published it, and when it begins to bind. */
function noteStatements(reading: Reading, at: number): void {
  const { lines, texts, place } = reading
  const line = lines[at]!
  const published = statedPublication(line.text)
  if (published && texts.length === 0 && line.page === 0) reading.masthead = published
  const known = place.text === null ? undefined : texts[place.text]
  if (!known || place.text === null) return
  if (published && known.published === null && line.page === reading.begunOn) {
    for (const text of [place.text, reading.promised ?? place.text]) texts[text] = { ...texts[text]!, published }
  } else if (line.isFirst && known.effect === null && reading.quotation === null && reading.amendment === null) {
    const effect = statedEffect(paragraphAt(lines, at), known.kind, known.published)
    if (effect) texts[place.text] = { ...known, effect }
  }
}

function paragraphAt(lines: readonly Line[], at: number): string {
  const texts: string[] = []
  for (let next = at; next < lines.length && texts.length < longestClause; next++) {
    texts.push(lines[next]!.text)
    if (lines[next]!.isLast) break
  }
  return texts.join(' ')
}
