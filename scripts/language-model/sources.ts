/** How a file of a source is read into lines. */
export type Format = 'lines' | 'conllu' | 'tmx' | 'tmx.zip'

export type Source = {
  /** Repository on GitHub; the folder given by `--data` holds a clone of it under the same name. */
  readonly repository: string
  readonly commit: string
  readonly licence: string
  /** What it is and who made it. */
  readonly of: string
  readonly files: readonly SourceFile[]
}

export type SourceFile = {
  readonly language: TrainedLanguage
  readonly format: Format
  /** Paths in the repository; a trailing `*` takes all files that begin so. */
  readonly paths: readonly string[]
  /** For TMX: the language tag of the side to read. */
  readonly side?: string
  /** Only lines with this in them. */
  readonly containing?: string
  /** At most so many lines are taken, evenly over the file. */
  readonly limit: number
}

/** `ber-Tfng` is only a step: its lines are written in Latin letters before they train anything. */
export type TrainedLanguage = 'ar' | 'ary' | 'fr' | 'en' | 'es' | 'ary-Latn' | 'ber-Latn' | 'ber-Tfng'

/**
 * All text that trains the model and was written by others. Each licence allows a model to be made of the text and
 * shipped; the model file is given under CC BY-SA 4.0, as the share-alike sources ask.
 */
export const sources: readonly Source[] = [
  {
    repository: 'openlanguagedata/seed',
    commit: '45849676b869d0d724e43d33aa01ec8899ff62f7',
    licence: 'CC BY-SA 4.0',
    of: 'Seed: sentences of the English Wikipedia and their translations by native speakers',
    files: [
      { language: 'ary', format: 'lines', paths: ['seed/ary_Arab'], limit: 6193 },
      // Egyptian of the same sentences: what is Arabic and not Moroccan. The platform answers it as Arabic.
      { language: 'ar', format: 'lines', paths: ['seed/arz_Arab'], limit: 6193 },
      { language: 'en', format: 'lines', paths: ['seed/eng_Latn'], limit: 6193 },
      { language: 'ber-Tfng', format: 'lines', paths: ['seed/zgh_Tfng'], limit: 6193 },
    ],
  },
  {
    repository: 'MicrosoftTranslator/NTREX',
    commit: '8561f6a622db9edad1217683e5c83daefd8bb2bf',
    licence: 'CC BY-SA 4.0',
    of: 'NTREX-128: news of 2019 and its translations',
    files: [
      { language: 'ar', format: 'lines', paths: ['NTREX-128/newstest2019-ref.arb.txt'], limit: 1997 },
      { language: 'fr', format: 'lines', paths: ['NTREX-128/newstest2019-ref.fra.txt'], limit: 1997 },
      { language: 'en', format: 'lines', paths: ['NTREX-128/newstest2019-src.eng.txt'], limit: 1997 },
      { language: 'es', format: 'lines', paths: ['NTREX-128/newstest2019-ref.spa.txt'], limit: 1997 },
    ],
  },
  {
    repository: 'tico-19/tico-19.github.io',
    commit: 'd97615f9cffa28ec7de571e00fbd513e5a1c7fc7',
    licence: 'CC0 1.0',
    of: 'TICO-19: questions and articles on an epidemic and their translations',
    files: [
      { language: 'ar', format: 'tmx.zip', paths: ['data/TM/all.en-ar.tmx.zip'], side: 'ar', limit: 3071 },
      { language: 'fr', format: 'tmx', paths: ['data/TM/all.en-fr.tmx'], side: 'fr', limit: 3071 },
      { language: 'es', format: 'tmx', paths: ['data/TM/all.en-es-419.tmx'], side: 'es-419', limit: 3071 },
    ],
  },
  {
    repository: 'common-voice/common-voice',
    commit: '2fe8e4e4551119b20d1a7cface1b781277cb922d',
    licence: 'CC0 1.0',
    of: 'Common Voice: sentences given to be read aloud',
    files: [
      { language: 'ar', format: 'lines', paths: ['server/data/ar/sentence-collector.txt'], limit: 15_000 },
      // People ask more than they state: the questions once more, all of them.
      {
        language: 'ar',
        format: 'lines',
        paths: ['server/data/ar/sentence-collector.txt'],
        containing: '؟',
        limit: 5_000,
      },
      { language: 'en', format: 'lines', paths: ['server/data/en/sentence-collector.txt'], limit: 10_000 },
      { language: 'es', format: 'lines', paths: ['server/data/es/sentence-collector.txt'], limit: 10_000 },
      {
        language: 'fr',
        format: 'lines',
        paths: ['server/data/fr/assemblee-nationale_*', 'server/data/fr/gutenberg_*', 'server/data/fr/libretheatre_*'],
        limit: 10_000,
      },
      {
        language: 'ber-Latn',
        format: 'lines',
        paths: [
          'server/data/kab/kab-team*',
          'server/data/kab/corp*',
          'server/data/kab/LahdirSidAli*',
          'server/data/kab/popular*',
        ],
        limit: 10_000,
      },
    ],
  },
  {
    repository: 'UniversalDependencies/UD_Arabic-PUD',
    commit: 'be733f45d21f42d506c62930f806ed2182a5ee3d',
    licence: 'CC BY-SA 3.0',
    of: 'Parallel Universal Dependencies: news and Wikipedia',
    files: [{ language: 'ar', format: 'conllu', paths: ['ar_pud-ud-test.conllu'], limit: 1000 }],
  },
  {
    repository: 'UniversalDependencies/UD_French-GSD',
    commit: '830e2782304af08b3cc1c9250475343e04274d81',
    licence: 'CC BY-SA 4.0',
    of: 'web pages, news and Wikipedia',
    files: [
      { language: 'fr', format: 'conllu', paths: ['fr_gsd-ud-dev.conllu', 'fr_gsd-ud-test.conllu'], limit: 2000 },
    ],
  },
  {
    repository: 'UniversalDependencies/UD_Spanish-GSD',
    commit: '57c045644664e5c1e169263cc4e3b95e40c078ba',
    licence: 'CC BY-SA 4.0',
    of: 'web pages, news and Wikipedia',
    files: [
      { language: 'es', format: 'conllu', paths: ['es_gsd-ud-dev.conllu', 'es_gsd-ud-test.conllu'], limit: 2000 },
    ],
  },
  {
    repository: 'UniversalDependencies/UD_English-EWT',
    commit: '15d613d8447b3478787d4c278730a1e48a945efb',
    licence: 'CC BY-SA 4.0',
    of: 'English Web Treebank: letters, questions and answers, reviews',
    files: [
      { language: 'en', format: 'conllu', paths: ['en_ewt-ud-dev.conllu', 'en_ewt-ud-test.conllu'], limit: 4000 },
    ],
  },
  {
    repository: 'UniversalDependencies/UD_Maghrebi_Arabic_French-Arabizi',
    commit: '89fddb4adedb65beac28f56e548dba0b9ceec8d0',
    licence: 'CC BY-SA 4.0',
    of: 'NArabizi: Algerian Arabic in Latin letters from the web, mixed with French; its development and test parts are kept for measuring',
    files: [{ language: 'ary-Latn', format: 'conllu', paths: ['qaf_arabizi-ud-train.conllu'], limit: 1003 }],
  },
]
