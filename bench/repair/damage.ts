import { damageLamAlef } from '../../src/modules/knowledge/quality/repair-lam-alef.ts'
import { Random } from '../random.ts'

/** The ways in which real producers and extractors damage a page, done on purpose to a clean one. */
export type Damage =
  | 'reversed-runs'
  | 'lost-spaces'
  | 'split-words'
  | 'french-encoding'
  | 'windows-1256'
  | 'utf8-as-latin'

/** Whole-word name of God: producers write its ligature as «هللا». */
const god = /(?<![\p{L}\p{M}])([وفأ]?[بتك]?)الله(?![\p{L}\p{M}])/gu

/** Every lam-alef pair swapped, as in the documents of the adala set. */
export function swapLamAlef(text: string): string {
  return damageLamAlef(text.replace(god, '$1\u0001')).replaceAll('\u0001', 'هللا')
}

/** Moderate damage: half the lines reversed, 30 % of the spaces dropped, a tenth of the words cut in pieces. */
export function damaged(text: string, kind: Damage, seed: number): string {
  const random = new Random(seed)
  const change: Record<Damage, () => string> = {
    'reversed-runs': () =>
      lines(text)
        .map((line) => (random.chance(0.5) ? line.replace(/[\u0621-\u064a]+/gu, reversed) : line))
        .join('\n'),
    'lost-spaces': () => text.replace(/ /g, () => (random.chance(0.3) ? '' : ' ')),
    'split-words': () =>
      text.replace(/\p{L}{4,}/gu, (word) => (random.chance(0.25) ? word.replace(/.{2}(?=.)/gu, '$& ') : word)),
    // A font whose accented letters stand where others should: «PROTECTION DES DONNmES g CARACTnRE».
    'french-encoding': () => text.replace(/[éèêàçùôîûâ]/gu, (letter) => 'mnogjkqwxz'['éèêàçùôîûâ'.indexOf(letter)]!),
    'windows-1256': () => recoded(text, 'windows-1256'),
    'utf8-as-latin': () => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text)),
  }
  return change[kind]()
}

/** A passage without line ends is laid in lines of twelve words, as a page would be. */
function lines(text: string): string[] {
  return text.split('\n').flatMap((line) => line.match(/(?:\S+\s*){1,12}/g) ?? [line])
}

function reversed(word: string): string {
  return [...word].reverse().join('')
}

/** Text written in one Windows encoding and read as Windows-1252. What the first cannot write stays. */
function recoded(text: string, encoding: string): string {
  const written = new TextDecoder(encoding)
  const read = new TextDecoder('windows-1252')
  const signs = new Map<string, string>()
  for (let byte = 128; byte < 256; byte++)
    signs.set(written.decode(Uint8Array.of(byte)), read.decode(Uint8Array.of(byte)))
  return [...text].map((sign) => signs.get(sign) ?? sign).join('')
}
