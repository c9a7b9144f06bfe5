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
export function isKnownFrench(word: string): boolean {
  const lower = word.toLowerCase()
  if (frenchList().classOf(lower) > 0) return true
  return word === word.toUpperCase() && frenchList().looseClassOf(lower, (letter) => accented[letter]) > 0
}
