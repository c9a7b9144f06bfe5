/**
 * The stemmer of M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with the author's two later
 * departures (`logi`, `bli`). Words are already lower-cased.
 */
const consonant = '[^aeiou]'
const vowel = '[aeiouy]'
const consonants = `${consonant}[^aeiouy]*`
const vowels = `${vowel}[aeiou]*`

/** m > 0, m = 1 and m > 1 of the paper: how many vowel-consonant sequences a stem holds. */
const measured = new RegExp(`^(${consonants})?${vowels}${consonants}`)
const measuredOnce = new RegExp(`^(${consonants})?${vowels}${consonants}(${vowels})?$`)
const measuredTwice = new RegExp(`^(${consonants})?${vowels}${consonants}${vowels}${consonants}`)
const hasVowel = new RegExp(`^(${consonants})?${vowel}`)
const shortSyllable = new RegExp(`^${consonants}${vowel}[^aeiouwxy]$`)

const step2: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
]
const step3: readonly (readonly [string, string])[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
]
const step4 = /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$|^(.+?[st])(ion)$/

/** The stem of a word already folded by `foldLatin`. Words of one or two letters stay as they are. */
export function stemEnglish(word: string): string {
  if (word.length < 3) return word
  // A y that opens a word, or follows a vowel, is a consonant: marked as Y so that the patterns see it as one.
  let stem = word.replace(/^y|(?<=[aeiou])y/g, 'Y')
  stem = stem
    .replace(/sses$/, 'ss')
    .replace(/ies$/, 'i')
    .replace(/([^s])s$/, '$1')
  stem = pastAndParticiple(stem)
  stem = stem.replace(/^(.+)y$/, (whole, rest: string) => (hasVowel.test(rest) ? `${rest}i` : whole))
  stem = replaceSuffix(stem, step2)
  stem = replaceSuffix(stem, step3)
  const derived = step4.exec(stem)
  const kept = derived?.[1] ?? derived?.[3]
  if (kept !== undefined && measuredTwice.test(kept)) stem = kept
  return finalLetters(stem).toLowerCase()
}

function pastAndParticiple(stem: string): string {
  if (stem.endsWith('eed')) return measured.test(stem.slice(0, -3)) ? stem.slice(0, -1) : stem
  const match = /^(.+)(ed|ing)$/.exec(stem)
  const rest = match?.[1]
  if (rest === undefined || !hasVowel.test(rest)) return stem
  if (/(at|bl|iz)$/.test(rest)) return `${rest}e`
  if (/([^aeiouylsz])\1$/.test(rest)) return rest.slice(0, -1)
  return shortSyllable.test(rest) ? `${rest}e` : rest
}

function replaceSuffix(stem: string, rules: readonly (readonly [string, string])[]): string {
  for (const [suffix, replacement] of rules) {
    if (!stem.endsWith(suffix)) continue
    const rest = stem.slice(0, -suffix.length)
    return measured.test(rest) ? rest + replacement : stem
  }
  return stem
}

function finalLetters(word: string): string {
  let stem = word
  if (stem.endsWith('e')) {
    const rest = stem.slice(0, -1)
    if (measuredTwice.test(rest) || (measuredOnce.test(rest) && !shortSyllable.test(rest))) stem = rest
  }
  return stem.endsWith('ll') && measuredTwice.test(stem) ? stem.slice(0, -1) : stem
}
