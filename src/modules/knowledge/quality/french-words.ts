import { remembered } from '../analysis/remembered.ts'
import { readWordList, type WordList } from './word-list.ts'

let list: WordList | undefined

function frenchList(): WordList {
  list ??= readWordList(new URL('./word-lists/french.words.br', import.meta.url))
  return list
}

const accented: Readonly<Record<string, string>> = {
  a: 'aàâä',
  c: 'cç',
  e: 'eéèêë',
  i: 'iîï',
  o: 'oôö',
  u: 'uùûü',
}

/** Whether a French word is known, in any case. Capitals may lack their accents, as they do in print. */
export const isKnownFrench = remembered((word: string): boolean => {
  const lower = word.toLowerCase()
  if (frenchList().classOf(lower) > 0) return true
  return word === word.toUpperCase() && frenchList().looseClassOf(lower, (letter) => accented[letter]) > 0
})

const accents = [...'éèêàçôîûùâ']

/**
 * Whether an unknown word becomes a French one when some letter of it is read as an accented letter: «qualitm»,
 * «DONNmES». Fonts with an encoding of their own come out so. A letter that only lost its accent does not count.
 */
export function isFrenchInWrongEncoding(word: string): boolean {
  const lower = word.toLowerCase()
  if (lower.length < 4) return false
  for (const letter of new Set(lower))
    for (const accent of accents) {
      if (accented[letter]?.includes(accent) || letter === accent) continue
      if (frenchList().classOf(lower.replaceAll(letter, accent)) > 0) return true
    }
  return false
}
