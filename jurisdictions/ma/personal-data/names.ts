import { confidence } from './confidence.ts'
import type { Found, Taken } from './found.ts'
import { kind, type Words } from './words.ts'

/** In words. */
const longestName = 5
const longestLabel = 6
/** How far an identifier may stand from a name for both to speak of one person, in characters. */
const reach = 40

const ownName = /^(?:[ولبف]?اسمي|سميتي|اسفله|appelle|soussignee?|smiti|smiyti|ismi|denommee?)$/i
const exactLabel = /^(?:prenoms?)$/i
const labelContinues = /^(?:et|de|du|complet|complete|famille|و?العايلي|و?الشخصي|الكامل|full|ou|usage)$/i
const shortTitle = /^(?:m|me|pr|dr|mr)$/i
const unfit = /[^ ,:.()'=|e°*-]/i

/** What stands in a name: how many words, how sure. */
type Parsed = {
  readonly start: number
  readonly end: number
  readonly words: number
  readonly given: number
  readonly family: number
}
type Manner = 'told' | 'titled' | 'bare'

/**
 * People's names: behind a label or where somebody says their own, behind a title, or a given name with what looks like a
 * family name. No check exists, and no list is complete: names are found with less certainty than numbers.
 */
export function findNames(words: Words, taken: Taken): Found[] {
  const { text, count, starts, ends, kinds, allKinds } = words
  const begins = kind.givenName | kind.perhapsGivenName | kind.title | kind.nameLabel
  const found: Found[] = []
  if ((allKinds & begins) === 0) return found
  let free = 0
  for (let i = 0; i < count; i++) {
    const kinds_ = kinds[i]!
    if ((kinds_ & begins) === 0 || starts[i]! < free) continue
    const name =
      ((kinds_ & kind.nameLabel) !== 0 ? afterLabel(words, i, taken) : undefined) ??
      ((kinds_ & kind.title) !== 0 ? afterTitle(words, i, taken) : undefined) ??
      ((kinds_ & (kind.givenName | kind.perhapsGivenName)) !== 0 ? bare(words, i) : undefined)
    if (!name || taken.holdsAny(name.start, name.end)) continue
    const isNearIdentifier =
      name.confidence === confidence.uncertain && taken.holdsAny(name.start - reach, name.end + reach)
    const one = isNearIdentifier ? { ...name, confidence: confidence.named } : name
    free = one.end
    found.push(one)
  }
  for (const one of found) taken.add(one)
  return found

  function bare(_: Words, i: number): Found | undefined {
    const precedes = i > 0 && (kinds[i - 1]! & kind.particle) !== 0 && isOneSpace(text, ends[i - 1]!, starts[i]!)
    const first = precedes ? i - 1 : i
    if (isNamedAfter(words, first)) return undefined
    const isLatin = (kinds[i]! & kind.arabic) === 0
    if (isLatin && (kinds[i]! & kind.capitalised) === 0) return undefined
    const name = parse(words, first, 'bare', taken)
    if (!name || name.words < 2) return undefined
    const isClear = name.family > 0 || (isLatin && name.words > name.given)
    if (isClear) return foundName(name, confidence.uncertain)
    // "هشام برادة": any word may be a family name; beside somebody's number it is taken for one.
    const isNearIdentifier = taken.holdsAny(name.start - reach, name.end + reach)
    return (kinds[i]! & kind.givenName) !== 0 && isNearIdentifier ? foundName(name, confidence.uncertain) : undefined
  }
}

function afterLabel(words: Words, i: number, taken: Taken): Found | undefined {
  const { text, count, starts, ends, kinds } = words
  const label = text.slice(starts[i]!, ends[i]!)
  let last = i
  let isExact = exactLabel.test(label)
  while (last + 1 < count && last - i < longestLabel && starts[last + 1]! - ends[last]! <= 3) {
    const next = text.slice(starts[last + 1]!, ends[last + 1]!)
    const isLabel = (kinds[last + 1]! & kind.nameLabel) !== 0 || labelContinues.test(next)
    if (!isLabel || text.slice(ends[last]!, starts[last + 1]!).includes('\n')) break
    isExact ||= exactLabel.test(next) || /^(?:complete?|famille|و?ال(?:عايلي|شخصي)|الكامل|full)$/i.test(next)
    last += 1
  }
  const isOwn = ownName.test(label)
  const isMe = /^(?:انا|ana)$/i.test(label)
  let first = last + 1
  // "je soussigné(e), Mme"
  while (
    isOwn &&
    first < count &&
    first - last < 4 &&
    ((kinds[first]! & kind.title) !== 0 || text.slice(starts[first]!, ends[first]!) === 'e')
  ) {
    first += 1
  }
  if (first >= count) return undefined
  const gap = text.slice(ends[last]!, starts[first]!)
  const isForm = /[:=|]/.test(gap)
  if (gap.length > 12 || unfit.test(gap) || (!isOwn && !isMe && !isForm)) return undefined
  if (isForm && (kinds[first]! & kind.title) !== 0 && first + 1 < count) first += 1
  const name = parse(words, first, 'told', taken)
  if (!name) return undefined
  const isSure = name.given > 0 || name.family > 0
  if (isOwn && !isSure) return undefined
  // "أنا سعيد" is more often a mood than a name.
  if (isMe && (name.given === 0 || name.words < 2 || (name.family === 0 && (kinds[first]! & kind.givenName) === 0)))
    return undefined
  if (isMe && name.family === 0 && (kinds[first]! & kind.arabic) !== 0) return foundName(name, confidence.uncertain)
  const sure = isSure ? confidence.declared : isExact ? confidence.named : confidence.uncertain
  return foundName(name, sure)
}

function foundName({ start, end }: Parsed, sure: number): Found {
  return { type: 'name', start, end, confidence: sure }
}

function afterTitle(words: Words, i: number, taken: Taken): Found | undefined {
  const { text, count, starts, ends, kinds } = words
  if (isNamedAfter(words, i)) return undefined
  const title = text.slice(starts[i]!, ends[i]!)
  const isShort = shortTitle.test(title)
  if (isShort && !/^[A-Z]/.test(title)) return undefined
  let first = i + 1
  while (first < count && first - i < 3 && (kinds[first]! & kind.title) !== 0) first += 1
  if (first >= count || !/^\.? {0,2}$/.test(text.slice(ends[first - 1]!, starts[first]!))) return undefined
  const isLatin = (kinds[first]! & kind.arabic) === 0
  if (isLatin && (kinds[first]! & kind.capitalised) === 0 && (isShort || (kinds[first]! & kind.givenName) === 0))
    return undefined
  const name = parse(words, first, 'titled', taken)
  if (!name) return undefined
  if (name.given > 0 || (name.family > 0 && name.words > 1)) {
    return {
      type: 'name',
      start: name.start,
      end: name.end,
      confidence: name.words > 1 ? confidence.named : confidence.uncertain,
    }
  }
  const isFamily = isLatin || name.family > 0
  return isFamily ? { type: 'name', start: name.start, end: name.end, confidence: confidence.uncertain } : undefined
}

/** As many words from here on as a name may have. A king, or what follows a title that is an office, is no name. */
function parse(
  { text, count, starts, ends, kinds }: Words,
  first: number,
  manner: Manner,
  taken: Taken,
): Parsed | undefined {
  const stops =
    kind.notName |
    kind.namedAfter |
    kind.title |
    kind.nameLabel |
    kind.number |
    kind.addressLabel |
    kind.birth |
    kind.health |
    kind.address
  let last = first - 1
  let end = first - 1
  let given = 0
  let family = 0
  let others = 0
  for (let i = first; i < count && i - first < longestName; i++) {
    const its = kinds[i]!
    if (i > first && !isOneSpace(text, ends[i - 1]!, starts[i]!)) break
    if ((its & kind.ordinal) !== 0 && i > first) return undefined
    if (taken.holdsAny(starts[i]!, ends[i]!)) break
    const isParticle = (its & kind.particle) !== 0
    const isGiven = (its & (kind.givenName | kind.perhapsGivenName)) !== 0
    if (!isParticle && !isGiven && (its & stops) !== 0) break
    if (isParticle && (its & kind.notName) !== 0 && i === first) break
    const word = text.slice(starts[i]!, ends[i]!)
    const isJoined = i > first && (kinds[i - 1]! & kind.particle) !== 0
    const isArabic = (its & kind.arabic) !== 0
    const isFamily = isJoined || (isArabic && looksLikeFamily(word))
    if (isParticle && !isGiven) {
      last = i
      continue
    }
    const isServant = isArabic && i > first && text.slice(starts[i - 1]!, ends[i - 1]!) === 'عبد'
    if (isServant) {
      // "عبد الله" is one name.
    } else if (isGiven) {
      given += 1
      if (i > first && isArabic && looksLikeFamily(word)) family += 1
    } else if (isFamily) family += 1
    else if (isArabic) {
      const most = manner === 'told' ? 3 : 1
      const isFull = given > 0 && family > 0
      // "و" before another word joins a clause.
      if (
        isFull ||
        (given > 0 && word.startsWith('و')) ||
        others >= most ||
        word.length < 3 ||
        (manner !== 'told' && given === 0 && !isFamilyNext(i))
      )
        break
      others += 1
    } else {
      const isCapital = (its & kind.capitalised) !== 0
      const most = manner === 'told' ? 2 : 0
      if (!isCapital && (others >= most || word.length < 3)) break
      if ((its & kind.town) !== 0 && given + family + others > 0) break
      others += 1
    }
    last = i
    end = i
  }
  if (end < first) return undefined
  // One letter, or a sentence in small letters, is no name.
  const isWord = ends[end]! - starts[first]! > 2
  return isWord
    ? { start: starts[first]!, end: ends[end]!, words: Math.min(last, end) - first + 1, given, family }
    : undefined

  /** "السيدة زبيدة الكتاني": a word before what looks like a family name is a given name, in a list or not. */
  function isFamilyNext(i: number): boolean {
    const next = i + 1
    if (next >= count || manner !== 'titled' || i !== first || !isOneSpace(text, ends[i]!, starts[next]!)) return false
    return (kinds[next]! & stops) === 0 && looksLikeFamily(text.slice(starts[next]!, ends[next]!))
  }
}

function looksLikeFamily(word: string): boolean {
  return /^(?:ال.{3,}ي|بن.{3,}|بو.{3,}|ايت.{2,})$/.test(word)
}

function isOneSpace(text: string, from: number, to: number): boolean {
  const length = to - from
  if (length === 1) return /[ '’-]/.test(text[from]!)
  return length === 0 || (length === 2 && /^(?: -|- |' )$/.test(text.slice(from, to)))
}

/** Streets and universities bear names: `شارع محمد الخامس`, `avenue du docteur X`. */
function isNamedAfter({ text, starts, ends, kinds }: Words, i: number): boolean {
  let unknown = 0
  for (let before = i - 1; before >= Math.max(0, i - 3); before--) {
    if (/[\n.;:]/.test(text.slice(ends[before]!, starts[before + 1]!))) return false
    if ((kinds[before]! & kind.namedAfter) !== 0) return true
    if ((kinds[before]! & (kind.linking | kind.title | kind.particle | kind.givenName)) !== 0) continue
    // "rue Allal Ben Abdellah": one name that is in no list.
    if (unknown > 0) return false
    unknown += 1
  }
  return false
}
