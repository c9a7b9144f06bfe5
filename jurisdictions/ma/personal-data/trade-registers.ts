import { confidence } from './confidence.ts'
import type { Found, Taken } from './found.ts'
import { kind, type Words } from './words.ts'

const numberAfter =
  /[ .:/#-]{0,3}(?:(?:n ?°|no|numero|num|de|du|sous|le|la|commerce|رقم|عدد|تحت)[ .:]{0,3}){0,6}(?<number>[0-9]{1,10})(?![0-9A-Za-z]|[.,/-][0-9])/iy

/** Numbers in the trade register (RC): only behind the words for it, they have no shape of their own. */
export function findTradeRegisterNumbers({ text, count, starts, ends, kinds, allKinds }: Words, taken: Taken): Found[] {
  const found: Found[] = []
  if ((allKinds & kind.tradeRegister) === 0) return found
  for (let i = 0; i < count; i++) {
    if ((kinds[i]! & kind.tradeRegister) === 0) continue
    const start = starts[i]!
    const word = text.slice(start, ends[i]!)
    if (
      /^rc$/i.test(word)
        ? word !== 'RC'
        : !/(?:سجل التجاري|registre (?:du|de) commerce)/i.test(text.slice(Math.max(0, start - 8), start + 22))
    ) {
      continue
    }
    numberAfter.lastIndex = ends[i]!
    const number = numberAfter.exec(text)?.groups?.number
    if (!number) continue
    const end = numberAfter.lastIndex
    const one: Found = {
      type: 'ma.rc',
      start: end - number.length,
      end,
      confidence: number.length >= 4 ? confidence.named : confidence.uncertain,
    }
    if (taken.holdsAny(one.start, one.end)) continue
    taken.add(one)
    found.push(one)
  }
  return found
}
