/**
 * Names and loan words cross scripts by their consonants: «نيوتن» and "Newton" share n, t, n. Letters are put into
 * classes wide enough for the ways in which Arabic, French, English and Darija in Latin letters write the same sound.
 *
 *     P b p ب        T t th ط ت ث     D d dh د ذ ض ظ    F f v ph ف      J j g ج غ        X kh 5 خ
 *     C ch sh ش      S s z ç x س ص ز  K k q c 9 ك ق     H h 7 ح ه       L  M  N  R
 *
 * Vowels, ع (3) and hamza (2) have no class: Latin spellings mostly leave them out («Ali», «Omar»).
 */
const arabicLetters: Readonly<Record<string, string>> = {
  ب: 'P',
  ت: 'T',
  ث: 'T',
  ط: 'T',
  د: 'D',
  ذ: 'D',
  ض: 'D',
  ظ: 'D',
  ف: 'F',
  ج: 'J',
  غ: 'J',
  خ: 'X',
  ش: 'C',
  س: 'S',
  ص: 'S',
  ز: 'S',
  ك: 'K',
  ق: 'K',
  ح: 'H',
  ه: 'H',
  ل: 'L',
  م: 'M',
  ن: 'N',
  ر: 'R',
  ا: 'a',
  و: 'u',
  ي: 'i',
}

/** Tried in order at each place of a Latin word: the longer spellings of a sound come before the letters they begin with. */
const latinSpellings: readonly (readonly [spelling: RegExp, sounds: string])[] = [
  [/tch|sch|ch|sh/y, 'C'],
  [/kh|5/y, 'X'],
  [/gh/y, 'J'],
  [/ph|f|v/y, 'F'],
  [/th|t|6/y, 'T'],
  [/dj/y, 'J'],
  [/dh|d/y, 'D'],
  [/qu?|ck|k|9/y, 'K'],
  [/c(?=[eiy])|s|z/y, 'S'],
  [/c/y, 'K'],
  [/x/y, 'KS'],
  [/gn/y, 'N'],
  [/j|gu(?=[eiy])|g/y, 'J'],
  [/b|p/y, 'P'],
  // Silent where no vowel follows it («John», «Utah»).
  [/h(?=[aeiouy])|7/y, 'H'],
  [/l/y, 'L'],
  [/m/y, 'M'],
  [/n/y, 'N'],
  [/r/y, 'R'],
  [/ou|oo|o|u|w/y, 'u'],
  [/ee|ei|i|y/y, 'i'],
  [/a|e/y, 'a'],
]

/** Longer words are not names, and comparing them would only cost. */
const longestWord = 24

/**
 * The sounds of a word folded by `foldArabic` or `foldLatin`, in order: consonant classes as capital letters, vowels as
 * a, i and u. Empty for a number or another script. A doubled Latin letter is one sound; Arabic writes it once.
 */
export function soundsOf(word: string): string {
  const start = word.slice(0, longestWord)
  return scriptOf(word) === 'arabic' ? arabicSounds(start) : latinSounds(start)
}

/** Of the two scripts that a folded word may sound in. */
export function scriptOf(word: string): 'arabic' | 'latin' {
  const first = word.codePointAt(0) ?? 0
  return first >= 0x600 && first <= 0x6ff ? 'arabic' : 'latin'
}

/** The consonant classes of a word alone. */
export function consonantKey(word: string): string {
  return soundsOf(word).replace(/[a-z]/g, '')
}

function arabicSounds(word: string): string {
  let sounds = ''
  // تش is how Arabic writes the sound of «Churchill».
  for (const letter of word.replaceAll('تش', 'ش')) sounds += arabicLetters[letter] ?? ''
  return sounds
}

function latinSounds(word: string): string {
  if (!/[a-z]/.test(word)) return ''
  let sounds = ''
  for (let at = 0; at < word.length; ) {
    // A second letter of the same kind belongs to the first.
    if (word[at] === word[at - 1]) {
      at++
      continue
    }
    const spelling = spellingAt(word, at)
    sounds += spelling.sounds
    at += spelling.length
  }
  return sounds
}

function spellingAt(word: string, at: number): { readonly sounds: string; readonly length: number } {
  for (const [spelling, sounds] of latinSpellings) {
    spelling.lastIndex = at
    const match = spelling.exec(word)
    if (match) return { sounds, length: match[0].length }
  }
  return { sounds: '', length: 1 }
}

/**
 * What the sounds of two words are compared by: the overlapping pairs of their consonant classes, `_` for the edges.
 * Words with most pairs in common are spellings of the same name more often than not. One consonant says nothing: a
 * word without a second one has no pairs. Each pair says its script, so that words of the other one can be asked for.
 */
export function wordKeys(word: string, script = scriptOf(word)): readonly string[] {
  const key = consonantKey(word)
  if (key.length < 2) return []
  const closed = `_${key}_`
  const mark = script === 'arabic' ? 'a' : 'l'
  const grams = new Set<string>()
  for (let i = 0; i + 2 <= closed.length; i++) grams.add(mark + closed.slice(i, i + 2))
  return [...grams]
}
