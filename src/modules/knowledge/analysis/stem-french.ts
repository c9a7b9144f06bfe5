/**
 * A light stemmer for French after J. Savoy ("Light stemming approaches for the French, Portuguese, German and
 * Hungarian languages", SAC 2006), on words already lower-cased and without accents. Only number, gender and the
 * commonest derivations go.
 */
type Rule = readonly [suffix: string, minimumLength: number, replacement: string]

/** The first that fits is applied alone. */
const rules: readonly Rule[] = [
  ['issement', 10, 'ir'],
  ['issant', 9, 'ir'],
  ['ivement', 9, 'if'],
  ['ement', 7, 'e'],
  ['ficatrice', 12, 'fier'],
  ['ficateur', 11, 'fier'],
  ['catrice', 10, 'quer'],
  ['cateur', 9, 'quer'],
  ['atrice', 9, 'er'],
  ['ateur', 8, 'er'],
  ['trice', 7, 'teur'],
  ['ieme', 6, ''],
  ['teuse', 8, 'ter'],
  ['teur', 7, 'ter'],
  ['euse', 6, 'eu'],
  ['ere', 9, 'er'],
  ['ive', 8, 'if'],
  ['folle', 5, 'fou'],
  ['molle', 5, 'mou'],
  ['nnelle', 10, 'n'],
  ['nnel', 10, 'n'],
  ['ete', 5, 'et'],
  ['ique', 9, ''],
  ['esse', 9, 'e'],
  ['inage', 8, 'in'],
  ['isation', 10, ''],
  ['isateur', 10, ''],
  ['ation', 9, ''],
  ['ition', 9, ''],
]

/** The stem of a word already folded by `foldLatin`. */
export function stemFrench(word: string): string {
  let stem = word
  if (stem.length > 5 && stem.endsWith('aux') && !stem.endsWith('eaux')) stem = `${stem.slice(0, -2)}l`
  if (stem.length > 3 && stem.endsWith('x')) stem = stem.slice(0, -1)
  if (stem.length > 3 && stem.endsWith('s')) stem = stem.slice(0, -1)
  for (const [suffix, minimumLength, replacement] of rules) {
    if (stem.length < minimumLength || !stem.endsWith(suffix)) continue
    stem = stem.slice(0, -suffix.length) + replacement
    break
  }
  return ending(stem)
}

function ending(word: string): string {
  if (word.length <= 4) return word
  let stem = word.replace(/([a-z])\1+/g, '$1')
  if (stem.length > 4 && stem.endsWith('ie')) stem = stem.slice(0, -2)
  if (stem.length > 4) {
    if (stem.endsWith('r')) stem = stem.slice(0, -1)
    if (stem.endsWith('e')) stem = stem.slice(0, -1)
    if (stem.endsWith('e')) stem = stem.slice(0, -1)
  }
  return stem
}
