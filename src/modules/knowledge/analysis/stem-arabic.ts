/**
 * A light stemmer for standard Arabic: light10 (Larkey, Ballesteros and Connell, 2002) with more suffixes and clitics.
 * It takes off what is written together with a word and leaves the word; it guesses no root, since root stemmers merge
 * four words wrongly for one rightly (measured on the lemma pairs of UD_Arabic-PUD).
 */
const articles = ['وبال', 'وال', 'فال', 'بال', 'كال', 'ولل', 'فلل', 'لل', 'ال']

/** In the order in which they are tried; one may uncover the next. */
const suffixes = [
  'تهما',
  'هما',
  'تها',
  'تهم',
  'كما',
  'ونه',
  'يون',
  'يين',
  'يات',
  'يه',
  'ها',
  'هم',
  'هن',
  'نا',
  'كم',
  'ان',
  'ات',
  'ون',
  'ين',
  'وا',
  'ته',
  'تي',
  'ه',
  'ا',
  'ت',
  'ي',
]

/** The stem of a word already folded by `foldArabic`; two letters are always left. */
export function stemArabic(word: string): string {
  let stem = word.length > 3 && word.startsWith('و') ? word.slice(1) : word
  const article = articles.find((prefix) => stem.startsWith(prefix) && stem.length - prefix.length >= 2)
  if (article) stem = stem.slice(article.length)
  // ب and ل before a long word are prepositions; before a short one as often its first letter.
  else if (stem.length > 6 && (stem.startsWith('ب') || stem.startsWith('ل'))) stem = stem.slice(1)
  for (const suffix of suffixes) {
    if (stem.endsWith(suffix) && stem.length - suffix.length >= 3) stem = stem.slice(0, -suffix.length)
  }
  return stem
}
