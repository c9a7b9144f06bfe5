import { soundsOf } from './consonant-key.ts'

/** What replacing one consonant class by another costs where writers of the two scripts are not of one mind. Others cost 1. */
const confusions: Readonly<Record<string, number>> = {
  JK: 0.4, // g: ج, غ, ق or ك
  CJ: 0.5,
  CS: 0.5,
  CK: 0.5, // ch
  KX: 0.4,
  HX: 0.4,
  DT: 0.4,
  ST: 0.5, // th
  DS: 0.4, // z, dh: ز, ذ, ظ
  FP: 0.4, // v
  KS: 0.6, // c
  LR: 0.8,
  MN: 0.7,
}

const silent = { H: 0.4 } as Readonly<Record<string, number>>
const vowelMismatch = 0.2
/** Arabic writes long vowels only. */
const vowelLeftOut = 0.1

/**
 * How alike two words of any of the two scripts sound, 0 to 1: one minus the cost of turning the sounds of one into those of
 * the other, over the number of consonants. Beside the consonants, which decide, vowels tell «نيوتن» from «نيتن».
 */
export function soundLikeness(a: string, b: string): number {
  const first = soundsOf(a)
  const second = soundsOf(b)
  const consonants = Math.max(consonantCount(first), consonantCount(second))
  if (consonants === 0) return 0
  let row = new Float64Array(second.length + 1)
  for (let j = 0; j < second.length; j++) row[j + 1] = row[j]! + omission(second[j]!)
  for (const sound of first) {
    const next = new Float64Array(second.length + 1)
    next[0] = row[0]! + omission(sound)
    for (let j = 0; j < second.length; j++) {
      const other = second[j]!
      next[j + 1] = Math.min(
        row[j]! + replacement(sound, other),
        row[j + 1]! + omission(sound),
        next[j]! + omission(other),
      )
    }
    row = next
  }
  return Math.max(0, 1 - row[second.length]! / consonants)
}

function isVowel(sound: string): boolean {
  return sound >= 'a'
}

function consonantCount(sounds: string): number {
  let count = 0
  for (const sound of sounds) if (!isVowel(sound)) count++
  return count
}

function omission(sound: string): number {
  return isVowel(sound) ? vowelLeftOut : (silent[sound] ?? 1)
}

function replacement(a: string, b: string): number {
  if (a === b) return 0
  if (isVowel(a) !== isVowel(b)) return 2
  if (isVowel(a)) return vowelMismatch
  return confusions[a < b ? a + b : b + a] ?? 1
}
