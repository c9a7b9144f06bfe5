import { confidence } from './confidence.ts'
import type { Found, Taken } from './found.ts'
import { kind, type Words } from './words.ts'

/** How many words a number or a town may stand behind what begins an address. */
const longestReach = 8
const longestAddress = 30
const measure = /^ ?(?:%|درهم|مليون|مليار|م2|m2|dh|mad|dirhams?|metres?|متر|ans|jours|euros?)(?![a-z])/i

/**
 * Street addresses: a word such as `rue` or `زنقة`, up to eight words, and a number or a town. A street and a town alone are
 * where many people live; a number beside them, or somebody who says that they live there, makes it one person's.
 */
export function findAddresses(words: Words, taken: Taken): Found[] {
  const { count, starts, kinds, allKinds } = words
  const begins = kind.address | kind.perhapsAddress
  const found: Found[] = []
  if ((allKinds & begins) === 0) return found
  let free = 0
  for (let i = 0; i < count; i++) {
    if ((kinds[i]! & begins) === 0 || starts[i]! < free) continue
    const one = addressAt(words, i, free, taken)
    if (!one || taken.holdsAny(one.start, one.end)) continue
    free = one.end
    taken.add(one)
    found.push(one)
  }
  return found
}

function addressAt(words: Words, first: number, free: number, taken: Taken): Found | undefined {
  const { count, starts, ends, kinds } = words
  const begins = kind.address | kind.perhapsAddress
  const stops = kind.title | kind.nameLabel | kind.addressLabel | kind.birth | kind.notName
  let strong = (kinds[first]! & kind.address) !== 0 ? 1 : 0
  let more = 0
  let numbers = 0
  let hasTown = false
  let end = ends[first]!
  let since = 0
  for (let i = first + 1; i < count && i - first < longestAddress && since < longestReach; i++) {
    const its = kinds[i]!
    if (!continues(words, i) || taken.holdsAny(starts[i]!, ends[i]!)) break
    since += 1
    if ((its & begins) !== 0) {
      if ((its & kind.address) !== 0) strong += 1
      more += 1
      since = 0
    } else if ((its & kind.town) !== 0) {
      hasTown = true
      end = ends[i]!
      since = 0
    } else if ((its & kind.number) !== 0) {
      if (!isHouseNumber(words, i)) break
      numbers += 1
      end = ends[i]!
      since = 0
    } else if ((its & stops) !== 0 && (its & (kind.linking | kind.particle)) === 0) {
      break
    }
  }
  const before = numberBefore(words, first, free, taken)
  if (before !== undefined) numbers += 1
  const start = before ?? starts[first]!
  const isLabelled = labelBefore(words, first)
  const sure = judge({
    isStrong: strong > 0,
    isFirstStrong: (kinds[first]! & kind.address) !== 0,
    more,
    numbers,
    hasTown,
    isLabelled,
  })
  if (sure === undefined) return undefined
  return { type: 'address', start, end: Math.max(end, streetEnd(words, first, taken)), confidence: sure }
}

type Evidence = {
  readonly isStrong: boolean
  readonly isFirstStrong: boolean
  readonly more: number
  readonly numbers: number
  readonly hasTown: boolean
  readonly isLabelled: boolean
}

function judge({ isStrong, isFirstStrong, more, numbers, hasTown, isLabelled }: Evidence): number | undefined {
  const hasNumber = numbers > 0
  if (isLabelled && (hasNumber || hasTown || more > 0))
    return isStrong || (hasNumber && hasTown) ? confidence.declared : confidence.named
  if (!isFirstStrong) return hasNumber && (hasTown || (isStrong && more > 0)) ? confidence.uncertain : undefined
  if (hasNumber) return hasTown || more > 0 ? confidence.named : confidence.uncertain
  if (more > 0 && hasTown) return confidence.uncertain
  return hasTown ? confidence.shape : undefined
}

/** Whether a word still belongs to what stands before it: no end of a line or sentence lies between. */
function continues({ text, starts, ends, kinds }: Words, i: number): boolean {
  const from = ends[i - 1]!
  const to = starts[i]!
  if (to - from > 4) return false
  for (let at = from; at < to; at++) {
    const character = text[at]!
    if (character === '.') {
      // A dot ends a sentence, except behind what is shortened: `imm.`
      if ((kinds[i - 1]! & (kind.address | kind.perhapsAddress | kind.linking)) === 0) return false
    } else if (!" ,،'’°:-/()".includes(character)) return false
  }
  return true
}

/** Up to four digits, or a postal code; no year and no amount. */
function isHouseNumber({ text, starts, ends }: Words, i: number): boolean {
  const written = text.slice(starts[i]!, ends[i]!)
  if (written.length > 5 || measure.test(text.slice(ends[i]!, ends[i]! + 12))) return false
  if (/[./][0-9]/.test(text.slice(ends[i]!, ends[i]! + 2)) || /[0-9][./-]/.test(text.slice(starts[i]! - 2, starts[i]!)))
    return false
  if (written.length === 5) return Number(written) >= 10_000 && Number(written) < 95_000
  return !/^(?:19|20)[0-9]{2}$/.test(written)
}

/** `12, rue`, `12 bis rue`, `رقم 12 زنقة`: where that number begins. */
function numberBefore(words: Words, first: number, free: number, taken: Taken): number | undefined {
  const { text, starts, ends, kinds } = words
  const at = first - 1
  if (at < 0 || (kinds[at]! & kind.number) === 0 || starts[at]! < free) return undefined
  if (taken.holdsAny(starts[at]!, ends[at]!)) return undefined
  if (ends[at]! - starts[at]! > 4 || !isHouseNumber(words, at)) return undefined
  return /^ {0,2}[,،]? ?$/.test(text.slice(ends[at]!, starts[first]!)) ? starts[at] : undefined
}

function labelBefore({ text, starts, ends, kinds }: Words, first: number): boolean {
  for (let at = first - 1; at >= Math.max(0, first - 4); at--) {
    if (/[\n.;?!؟]/.test(text.slice(ends[at]!, starts[at + 1]!))) return false
    if ((kinds[at]! & kind.addressLabel) !== 0) return true
  }
  return false
}

/** The words that name the street, as far as they are clearly its name: capital letters or Arabic, up to a comma. */
function streetEnd({ text, count, starts, ends, kinds }: Words, first: number, taken: Taken): number {
  let end = ends[first]!
  for (let i = first + 1; i < count && i - first <= 4; i++) {
    const isNext = /^[ '’-]{1,2}$/.test(text.slice(ends[i - 1]!, starts[i]!))
    const its = kinds[i]!
    if (taken.holdsAny(starts[i]!, ends[i]!)) break
    if (!isNext || (its & (kind.notName | kind.birth | kind.title)) !== 0) {
      if (isNext && (its & kind.linking) !== 0) continue
      break
    }
    if ((its & (kind.capitalised | kind.arabic)) !== 0) end = ends[i]!
    else if ((its & kind.linking) === 0) break
  }
  return end
}
