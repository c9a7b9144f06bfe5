/**
 * Fonts draw lam and alef as one shape, and many PDF extractors write its two letters in the wrong order: «األول» for
 * «الأول». All rules here exchange neighbouring letters, so a repaired text keeps every offset of the damaged one.
 */

const wordStart = '(?<![\\p{L}\\p{M}\\u0640])'
const clitics = '[وف]?[بكل]?'

/** The article with a hamza-alef in swapped order. No correct Arabic word begins so, which makes it safe in any text. */
const swappedArticle = new RegExp(`${wordStart}(${clitics})ا([أإآا])ل`, 'gu')
const damagedStart = new RegExp(`${wordStart}${clitics}ا[أإآ]ل`, 'gu')
const soundStart = new RegExp(`${wordStart}${clitics}ال[أإآ]`, 'gu')

export type LamAlefDamage = {
  /** Words that begin with the article and a hamza-alef in swapped order. */
  readonly swapped: number
  /** The same words in the right order. */
  readonly sound: number
  /** Whether the document's lam-alef pairs are to be taken as swapped throughout. */
  readonly damaged: boolean
}

/** Any lam-alef in the right order, but for those that the damage itself makes of two («للأصل» becomes «لألصل»). */
const soundPair = /ل[اأإآ](?!ل)/u

/** Fewer witnesses than this prove nothing about a document that has sound pairs too. */
const witnesses = 3

/**
 * Measures a whole document, not a passage: in 3,573 Moroccan official texts the share of swapped words was nearly all
 * or nothing, so a simple majority decides for every passage of the document.
 */
export function lamAlefDamage(document: string): LamAlefDamage {
  const swapped = document.match(damagedStart)?.length ?? 0
  const sound = document.match(soundStart)?.length ?? 0
  const damaged = swapped > sound && (swapped >= witnesses || (swapped > 0 && !soundPair.test(document)))
  return { swapped, sound, damaged }
}

/**
 * The text with swapped articles in order, same length, offsets unchanged: the one rule that cannot hurt sound text.
 * What only a damaged document can tell is `repairDamagedLamAlef`'s, which has word lists.
 */
export function repairLamAlef(text: string): { readonly text: string; readonly changed: boolean } {
  const repaired = text.replace(swappedArticle, '$1ال$2')
  return { text: repaired, changed: repaired !== text }
}
