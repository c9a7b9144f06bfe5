/** The languages the analysis has rules for, as BCP 47 primary subtags. `zgh` is Standard Moroccan Tamazight. */
export type Language = 'ar' | 'fr' | 'en' | 'zgh'

/** Enough text to tell the language by; reading more of a long document changes nothing. */
const sampleLength = 20_000

const latinEvidence: Readonly<Record<'fr' | 'en', ReadonlySet<string>>> = {
  fr: new Set(
    (
      'le la les l un une des du de d et est sont dans pour par sur avec qui que qu quel quelle quels quelles ' +
      'comment combien où quand pourquoi ce cette ces au aux en ne pas plus il elle ils elles nous vous je se son sa ' +
      'ses leur été à être avoir mon ma mes peut doit'
    ).split(' '),
  ),
  en: new Set(
    (
      'the of and to in is are was were for by on with which that what who whom where when why how many much did ' +
      'does do this these those it its he she they we you from as at not be been has have had or an can must'
    ).split(' '),
  ),
}

/**
 * The language of a text by its script, and for Latin script by its small words. French where nothing decides, since
 * it is the second written language of the administration. It does not tell Darija from standard Arabic, nor either
 * from Arabic written in Latin letters.
 */
export function guessLanguage(text: string): Language {
  const sample = text.length > sampleLength ? text.slice(0, sampleLength) : text
  const arabic = sample.match(/\p{Script=Arabic}/gu)?.length ?? 0
  const tifinagh = sample.match(/\p{Script=Tifinagh}/gu)?.length ?? 0
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (tifinagh > arabic && tifinagh > latin) return 'zgh'
  if (arabic > 0 && arabic * 2 >= latin) return 'ar'
  return guessLatinLanguage(sample)
}

/** French or English, by counting the small words of each; French on a tie, English only with evidence. */
export function guessLatinLanguage(text: string): 'fr' | 'en' {
  let french = 0
  let english = 0
  for (const word of text.toLowerCase().match(/\p{Script=Latin}+/gu) ?? []) {
    if (latinEvidence.fr.has(word)) french++
    if (latinEvidence.en.has(word)) english++
    // Letters that English does not write.
    else if (/[éèêàçùûîôœ]/u.test(word)) french++
  }
  return english > french ? 'en' : 'fr'
}
