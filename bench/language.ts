/**
 * How often the language of a line is told, and how fast, beside what told it before.
 *
 *     npm run -s bench:language -- [--data <folder>] [--json]
 *
 * The folder holds `lines.jsonl`: `text` and `lang`, a BCP 47 tag. No line of it trains the model.
 */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { identifyLanguage } from '../src/modules/knowledge/index.ts'
import { languageBySmallWords } from './language/small-words.ts'
import { type Figures, option, report } from './report.ts'

type Line = { readonly text: string; readonly lang: string }

/** The answer that is right for a tag of the set, where it is not the tag's language itself. */
const rightAnswers: Readonly<Record<string, string>> = {
  // Algerian and Moroccan arabizi are one language to the platform, Amazigh in Latin letters is the collective code.
  'arq-Latn': 'ary',
  'tzm-Latn': 'ber',
}

const argv = process.argv.slice(2)
const shared = process.env.JAZARI_SHARED ?? join(import.meta.dirname, '..', '..', 'shared')
const data = resolve(option(argv, '--data') ?? join(shared, 'bench', 'lid'))
const lines = (await readFile(join(data, 'lines.jsonl'), 'utf8'))
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Line)
const languages = [...new Set(lines.map(({ lang }) => lang))].sort()

const ours = measured((text) => identifyLanguage(text).language)

/**
 * Measured once, on the lines this set was drawn from, by libraries this repository does not carry. None of them knows Darija
 * in either script.
 */
const constants: Record<string, Figures> = {
  eld: accuracies({
    ar: 99.7,
    ary: 0,
    'ary-Latn': 0,
    'arq-Latn': 1,
    fr: 99.5,
    en: 100,
    es: 100,
    zgh: 0,
    'tzm-Latn': 0,
  }),
  'lid.176.ftz': accuracies({
    ar: 97.7,
    ary: 0,
    'ary-Latn': 0,
    'arq-Latn': 1,
    fr: 99.5,
    en: 100,
    es: 96,
    zgh: 0,
    'tzm-Latn': 0,
  }),
  franc: accuracies({
    ar: 96.7,
    ary: 0,
    'ary-Latn': 0,
    'arq-Latn': 0,
    fr: 93.6,
    en: 78.5,
    es: 95,
    zgh: 100,
    'tzm-Latn': 100,
  }),
}

report(
  {
    name: 'language',
    figures: ours.figures,
    baselines: { 'small words': measured(languageBySmallWords).figures, ...constants },
    notes: [
      `${lines.length} lines. accuracy: percent told, by the tag of the line. time.microseconds: one line, mean of all, warm.`,
      'small words: what told the language before, in this run. The others are constants measured before.',
      ...ours.mistaken.map(([lang, answers]) => `  ${lang} taken for ${answers}`),
    ],
  },
  argv,
)

function measured(languageOf: (text: string) => string) {
  const figures: Record<string, number> = {}
  const mistaken: [string, string][] = []
  for (const { text } of lines) languageOf(text)
  const started = performance.now()
  const answers = lines.map(({ text }) => languageOf(text))
  figures['time.microseconds'] = Math.round(((performance.now() - started) * 10_000) / lines.length) / 10
  for (const lang of languages) {
    const given = answers.filter((_, at) => lines[at]!.lang === lang)
    const right = rightAnswers[lang] ?? lang.split('-')[0]!
    const wrong = Map.groupBy(
      given.filter((answer) => answer !== right),
      (answer) => answer,
    )
    const told = given.length - [...wrong.values()].flat().length
    figures[`accuracy.${lang}`] = Math.round((1000 * told) / given.length) / 10
    if (wrong.size > 0)
      mistaken.push([lang, [...wrong].map(([answer, times]) => `${answer} ${times.length}`).join(', ')])
  }
  return { figures, mistaken }
}

function accuracies(percent: Figures): Figures {
  return Object.fromEntries(Object.entries(percent).map(([lang, value]) => [`accuracy.${lang}`, value]))
}
