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

/** How the platform told languages before it had a model: by script, and French or English by their small words. */
export function languageBySmallWords(text: string): 'ar' | 'fr' | 'en' | 'zgh' {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0
  const tifinagh = text.match(/\p{Script=Tifinagh}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (tifinagh > arabic && tifinagh > latin) return 'zgh'
  if (arabic > 0 && arabic * 2 >= latin) return 'ar'
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
