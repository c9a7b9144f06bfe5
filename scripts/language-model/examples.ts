import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Random } from '../../bench/random.ts'
import { arabicWords } from '../../src/modules/knowledge/analysis/language-features.ts'
import type { ModelClass } from '../../src/modules/knowledge/analysis/language-model.ts'
import { darijaEvidence } from '../../src/modules/knowledge/analysis/language-words.ts'
import { linesOf } from './read-source.ts'
import { sources, type TrainedLanguage } from './sources.ts'
import { amazighInLatinLetters, amazighSpelling, darijaInLatinLetters, darijaTypedAgain } from './spelling-habits.ts'

export type Examples = Readonly<Partial<Record<ModelClass, readonly string[]>>>

/** Sentences written for this repository; each stands for so many lines of the others, which are a hundred times as many. */
export const ownSentences = ['darija-arabic', 'darija-latin', 'amazigh-latin'] as const
export const ownRepeats = 15
const arabiziRepeats = 4
const egyptianRepeats = 3

/** Every tenth line of the sources is kept apart, to see how the model does on lines it has not read. */
const heldOutEvery = 10

export function readOwnSentences(name: (typeof ownSentences)[number]): string[] {
  return readFileSync(join(import.meta.dirname, 'sentences', `${name}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

type Split = { readonly train: string[]; readonly heldOut: string[] }

/** The lines that train each class, and those kept apart, from the clones in the folder `data`. */
export async function readExamples(data: string): Promise<{
  readonly arabic: { readonly train: Examples; readonly heldOut: Examples }
  readonly latin: { readonly train: Examples; readonly heldOut: Examples }
}> {
  const random = new Random(7)
  const read = await readAll(data)
  const of = (language: TrainedLanguage): Split => read.get(language)!
  const [ownArabic, ownLatin, ownAmazigh] = ownSentences.map((name) =>
    repeated(readOwnSentences(name), ownRepeats),
  ) as [string[], string[], string[]]
  const isDarija = darijaJudge(of('ar').train)
  const inLatin = (line: string) => darijaInLatinLetters(line, random)
  const darija = {
    train: of('ary').train.map((line) => aroundDarija(line, isDarija)),
    heldOut: of('ary').heldOut.filter((line) => line.split(/\s+/).filter(isDarija).length > 1),
  }
  const darijaLatin = darija.train.map(inLatin)
  const amazigh = ({ train, heldOut }: Split): Split => ({
    train: train.map((line) => amazighSpelling(line, random)),
    heldOut: heldOut.map((line) => amazighSpelling(line, random)),
  })
  const kabyle = amazigh(of('ber-Latn'))
  const moroccan = amazigh({
    train: of('ber-Tfng').train.map(amazighInLatinLetters),
    heldOut: of('ber-Tfng').heldOut.map(amazighInLatinLetters),
  })
  return {
    arabic: {
      train: {
        ar: [
          ...of('ar').train,
          ...of('ar')
            .train.filter((_, at) => at % 5 === 0)
            .map(damaged),
        ],
        ary: [
          ...darija.train,
          ...darijaLatin.filter((_, at) => at % 2 === 1).map(darijaTypedAgain),
          ...ownArabic,
          ...ownLatin.map(darijaTypedAgain),
          ...ownArabic.map(inLatin).map(darijaTypedAgain),
        ],
      },
      heldOut: { ar: of('ar').heldOut, ary: darija.heldOut },
    },
    latin: {
      train: {
        fr: of('fr').train,
        en: of('en').train,
        es: of('es').train,
        'ary-Latn': [
          ...repeated(of('ary-Latn').train, arabiziRepeats),
          ...darijaLatin,
          ...ownLatin,
          ...ownArabic.map(inLatin),
        ],
        'ber-Latn': [...kabyle.train, ...moroccan.train, ...ownAmazigh.map((line) => amazighSpelling(line, random))],
      },
      heldOut: {
        fr: of('fr').heldOut,
        en: of('en').heldOut,
        es: of('es').heldOut,
        'ary-Latn': [...of('ary-Latn').heldOut, ...darija.heldOut.map(inLatin)],
        'ber-Latn': [...kabyle.heldOut, ...moroccan.heldOut],
      },
    },
  }
}

async function readAll(data: string): Promise<ReadonlyMap<TrainedLanguage, Split>> {
  const read = new Map<TrainedLanguage, Split>()
  for (const source of sources)
    for (const file of source.files) {
      const split = read.get(file.language) ?? { train: [], heldOut: [] }
      read.set(file.language, split)
      const lines = await linesOf(data, source, file)
      const egyptian = file.paths[0] === 'seed/arz_Arab'
      const train = lines.filter((_, at) => at % heldOutEvery !== 0)
      split.train.push(...repeated(train, egyptian ? egyptianRepeats : 1))
      split.heldOut.push(...lines.filter((_, at) => at % heldOutEvery === 0))
    }
  return read
}

/**
 * Translations into Darija keep much of the standard language and of foreign names, and a model trained on all of it
 * takes an encyclopaedia for Darija. So only words beside a word of Darija are kept.
 */
function aroundDarija(line: string, isDarija: (word: string) => boolean): string {
  const words = line.split(/\s+/)
  const telling = words.map(isDarija)
  return words.filter((_, at) => telling[at - 1] || telling[at] || telling[at + 1]).join(' ')
}

const prefixes = /^ [وف]?(?:[كغ][يتن]|تي|تت|ديال|ديل|ف?بزاف|[لفب]?هاد)|^ م.+ش /

/** A word of our lists, or one with a prefix of Darija's verbs and prepositions that the standard text never has. */
function darijaJudge(standard: readonly string[]): (word: string) => boolean {
  const known = new Set(standard.flatMap((line) => arabicWords(line).trim().split(' ')))
  return (word) => {
    const part = arabicWords(word)
    const { darija, spoken } = darijaEvidence(part.trim())
    return darija + spoken > 0 || (prefixes.test(part) && !known.has(part.trim()))
  }
}

/** Lam-alef written the wrong way round, as the text of many official PDF files comes out. */
function damaged(line: string): string {
  return line.replace(/ل([اأإآ])/g, '$1ل')
}

function repeated(lines: readonly string[], times: number): string[] {
  return Array.from({ length: times }, () => lines).flat()
}
