/** From PDFium's characters to glyphs: what was drawn at one place, with its characters in the order they are read. */
import { foldPresentationForms, withoutBidiControls } from '../glyph-text.ts'
import type { ActualText, Box, PdfCharacter, PdfPage } from './pdfium.ts'

/** A glyph in the coordinates of its own line: x to the right along the baseline, y upwards, in points. */
export type Glyph = {
  /** In reading order. A single space for white space. */
  readonly text: string
  readonly left: number
  readonly right: number
  readonly baseline: number
  readonly em: number
  /** Combining marks only: belongs to the letter it stands over. `ink` is where it is drawn. */
  readonly mark: boolean
  readonly ink: { readonly left: number; readonly right: number; readonly middle: number }
  /** Degrees counter-clockwise, in steps of 3. */
  readonly angle: number
  /** Given by the document as replacement text: brackets are as they were typed. */
  readonly asTyped: boolean
  /** Parts a word at the end of its line. */
  readonly hyphen: boolean
  /** Its place in PDFium's order. */
  readonly index: number
  /** PDFium found white between the glyph with this index and this one, and drew no space. */
  readonly spaceFrom: number | undefined
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const MARKS_ONLY = /^\p{M}+$/u
/** Letter pairs and triples that Unicode has a presentation form for, as NFKC spells them. */
const LIGATURES: ReadonlySet<string> = new Set(
  Array.from({ length: 0xfefc - 0xfb1d + 1 }, (_, i) =>
    String.fromCharCode(0xfb1d + i)
      .normalize('NFKC')
      .trim(),
  ).filter((text) => text.length > 1),
)

/** A page's glyphs in the order of its content. */
export function glyphsOf(page: Pick<PdfPage, 'characters' | 'actualTexts' | 'contentOrder'>): Glyph[] {
  const groups = groupsOf(page.characters(), page.actualTexts())
  const reversed = ligaturesAreReversed(groups)
  const order = page.contentOrder()
  const placedGlyphs: { readonly glyph: Glyph; readonly order: number }[] = []
  let place = 0
  let previous: number | undefined
  let spaceFrom: number | undefined
  for (const [index, group] of groups.entries()) {
    const first = group.characters[0]!
    if (first.object === 0) {
      spaceFrom = previous
      continue
    }
    const typed = group.actual?.text
    const raw = typed ?? drawnText(group.characters, reversed)
    const text = clean(raw)
    if (text === '') continue
    // Text inside a form keeps the place of what came before it.
    place = order.get(first.object) ?? place
    placedGlyphs.push({ glyph: { ...placed(text, group, typed !== undefined), index, spaceFrom }, order: place })
    previous = index
    spaceFrom = undefined
  }
  return placedGlyphs.sort((a, b) => a.order - b.order).map(({ glyph }) => glyph)
}

/** Characters of a script come again and again: each is looked at once. */
const CLEAN = new Map<string, string>()

function clean(raw: string): string {
  let text = CLEAN.get(raw)
  if (text === undefined) {
    text = foldPresentationForms(withoutBidiControls(raw)).replace(/[\s\p{Zs}]+/gu, ' ')
    if (raw.length === 1) CLEAN.set(raw, text)
  }
  return text
}

type Group = { readonly characters: PdfCharacter[]; readonly actual: ActualText | undefined }

/** One glyph that stands for several characters comes as several, all at the same place. */
function groupsOf(characters: Iterable<PdfCharacter>, actualTexts: ReadonlyMap<number, ActualText>): Group[] {
  const groups: Group[] = []
  const seen = new Set<ActualText>()
  for (const character of characters) {
    const actual = actualTexts.get(character.object)
    const last = groups.at(-1)
    if (actual) {
      if (seen.has(actual)) continue
      seen.add(actual)
      groups.push({ characters: [character], actual })
    } else if (last && !last.actual && isSamePlace(last.characters[0]!, character)) last.characters.push(character)
    else groups.push({ characters: [character], actual: undefined })
  }
  return groups
}

function isSamePlace(a: PdfCharacter, b: PdfCharacter): boolean {
  return (
    a.object === b.object &&
    a.origin.x === b.origin.x &&
    a.origin.y === b.origin.y &&
    a.ink.left === b.ink.left &&
    a.ink.right === b.ink.right &&
    a.ink.right > a.ink.left
  )
}

/**
 * PDFium turns a right-to-left run around character by character. A ligature that the font maps to several characters is
 * turned around with it and has to be turned back ("لا" arrives as "ال"); one that it maps to a presentation form is taken
 * apart after the turn and is in order. Pairs that exist as a presentation form in one order only show which it is here.
 */
function ligaturesAreReversed(groups: readonly Group[]): boolean {
  let reversed = 0
  let inOrder = 0
  for (const { characters } of groups) {
    if (characters.length < 2) continue
    const text = characters.map(characterText).join('')
    const back = [...text].reverse().join('')
    if (LIGATURES.has(text) && !LIGATURES.has(back)) inOrder++
    if (LIGATURES.has(back) && !LIGATURES.has(text)) reversed++
  }
  return reversed > inOrder
}

function characterText({ unicode, hyphen }: PdfCharacter): string {
  if (hyphen || unicode === 0x02) return '-'
  if (unicode === 0x09 || unicode === 0x0a || unicode === 0x0d) return ' '
  // A glyph without a character stays visible as damage.
  if (unicode < 0x20 || (unicode >= 0xd800 && unicode < 0xe000) || unicode > 0x10ffff || (unicode & 0xfffe) === 0xfffe)
    return '\ufffd'
  return String.fromCodePoint(unicode)
}

function drawnText(characters: readonly PdfCharacter[], reversedLigatures: boolean): string {
  const text = characters.map(characterText).join('')
  if (characters.length < 2 || !RIGHT_TO_LEFT.test(text)) return text
  const letters = text.replace(/ /g, '')
  const back = [...letters].reverse().join('')
  const known = LIGATURES.has(letters)
  const knownBack = LIGATURES.has(back)
  const ordered = known === knownBack ? (reversedLigatures || !known ? back : letters) : known ? letters : back
  return ordered.replace(/^(\p{M}+)(\P{M})/u, '$2$1')
}

function placed(text: string, group: Group, asTyped: boolean): Omit<Glyph, 'index' | 'spaceFrom'> {
  const first = group.characters[0]!
  const angle = (Math.round((first.angle * 180) / Math.PI / 3) * 3) % 360
  const advance = turned(
    group.actual && Number.isFinite(group.actual.box.left) ? group.actual.box : first.advance,
    angle,
  )
  const ink = turned(group.actual && Number.isFinite(group.actual.box.left) ? group.actual.box : first.ink, angle)
  const origin = group.actual?.origin ?? first.origin
  const baseline = turned({ left: origin.x, right: origin.x, bottom: origin.y, top: origin.y }, angle).bottom
  const em = first.em > 0 ? first.em : Math.max(1, advance.top - advance.bottom)
  return {
    text,
    left: advance.left,
    right: advance.right,
    baseline,
    em,
    mark: MARKS_ONLY.test(text),
    ink: { left: ink.left, right: ink.right, middle: (ink.left + ink.right) / 2 },
    angle,
    asTyped,
    hyphen: first.hyphen,
  }
}

/** The box in axes turned by `angle` degrees, so that its text runs along x. */
function turned(box: Box, angle: number): Box {
  if (angle === 0) return box
  const radians = (-angle * Math.PI) / 180
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)]
  const xs: number[] = []
  const ys: number[] = []
  for (const x of [box.left, box.right]) {
    for (const y of [box.bottom, box.top]) {
      xs.push(x * cos - y * sin)
      ys.push(x * sin + y * cos)
    }
  }
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) }
}
