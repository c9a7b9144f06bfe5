import { isKnownLoosely } from './arabic-words.ts'
import { isKnownFrench } from './french-words.ts'
import type { Counted } from './signal.ts'

/** UTF-8 read as Windows-1252 or Latin-1: «Ã©», «Ù…», «â€™». */
const utf8AsLatin = /[ÂÃÄÅØÙÚÛÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€./u
/** No text has these on purpose: the replacement character, private use, C1 controls, unassigned noncharacters. */
const neverText = /[\ufffd\ufff0-\uffff\u0080-\u0084\u0086-\u009f]|\p{Co}/u
const highLatin = /[¡-ÿŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]/gu

/** What nearly every page lacks, so that its runs need no look. */
const suspect = new RegExp(`${utf8AsLatin.source}|${neverText.source}|(?:${highLatin.source}.?){3}`, 'u')

let latinToArabic: ReadonlyMap<string, string> | undefined

/** The letters of Windows-1256 by the signs that Windows-1252 has in their places. */
function asArabic(): ReadonlyMap<string, string> {
  if (!latinToArabic) {
    const bytes = Uint8Array.from({ length: 128 }, (_, i) => 128 + i)
    const arabic = [...new TextDecoder('windows-1256').decode(bytes)]
    const latin = [...new TextDecoder('windows-1252').decode(bytes)]
    latinToArabic = new Map(latin.map((sign, i) => [sign, arabic[i]!]))
  }
  return latinToArabic
}

/** Runs of a page without white space that were read in the wrong encoding, of all its runs. */
export function mojibake(text: string): Counted {
  if (!suspect.test(text)) return { found: 0, all: 1, witnesses: [] }
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

function isGarbled(given: string): boolean {
  // A private sign before a word, or alone, is the bullet of a list or an icon.
  const run = given.replace(/^\p{Co}+|\p{Co}+$/gu, '')
  if (run === '') return false
  if (neverText.test(run) || utf8AsLatin.test(run)) return true
  const high = run.match(highLatin)?.length ?? 0
  if (high < 3 || high * 2 < run.length) return false
  const plain = run.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  if (isKnownFrench(plain)) return false
  const letters = asArabic()
  const arabic = [...run].map((sign) => letters.get(sign) ?? sign).join('')
  const words = arabic.match(/[\u0621-\u064a]{3,}/gu) ?? []
  return words.some((word) => isKnownLoosely(word))
}
