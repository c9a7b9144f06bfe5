import { isKnownLoosely } from './arabic-words.ts'
import { isKnownFrench } from './french-words.ts'
import type { Counted } from './signal.ts'

/** UTF-8 read as Windows-1252 or Latin-1: «Ã©», «Ù…», «â€™». */
const utf8AsLatin = /[ÂÃÄÅØÙÚÛÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€./u
/** No text has these on purpose: the replacement character, private use, C1 controls, unassigned noncharacters. */
const neverText = /[\ufffd\ufff0-\uffff\u0080-\u0084\u0086-\u009f]|\p{Co}/u
const highLatin = /[¡-ÿŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]/gu

const windowsArabic = decoded('windows-1256')
const windowsLatin = decoded('windows-1252')
const asArabic = new Map([...windowsLatin].map((sign, i) => [sign, windowsArabic[i]!]))

function decoded(encoding: string): string[] {
  const decoder = new TextDecoder(encoding)
  return Array.from({ length: 128 }, (_, i) => decoder.decode(Uint8Array.of(128 + i)))
}

/** Runs of a page without white space that were read in the wrong encoding, of all its runs. */
export function mojibake(text: string): Counted {
  let all = 0
  let found = 0
  const witnesses: string[] = []
  for (const match of text.matchAll(/\S{1,200}/gu)) {
    if (++all > 20_000) break
    if (!isGarbled(match[0])) continue
    found++
    if (witnesses.length < 5) witnesses.push(match[0].slice(0, 40))
  }
  return { found, all, witnesses }
}

function isGarbled(run: string): boolean {
  if (neverText.test(run) || utf8AsLatin.test(run)) return true
  const high = run.match(highLatin)?.length ?? 0
  if (high < 3 || high * 2 < run.length) return false
  const plain = run.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  if (isKnownFrench(plain)) return false
  const arabic = [...run].map((sign) => asArabic.get(sign) ?? sign).join('')
  const words = arabic.match(/[\u0621-\u064a]{3,}/gu) ?? []
  return words.some((word) => isKnownLoosely(word))
}
