/**
 * How well passages are found and sentences quoted, beside other engines on the same questions.
 *
 *     npm run -s bench:retrieval -- [--data <folder>] [--sets a,b] [--json]
 */
import { join, resolve } from 'node:path'
import { abstentionAt90, askSet } from './abstention/asked-set.ts'
import { type Figures, option, report } from './report.ts'
import { lancedbEngine, minisearchEngine } from './retrieval/baseline-engines.ts'
import { jazariEngine } from './retrieval/jazari-engine.ts'
import { lucene } from './retrieval/lucene.ts'
import { measure } from './retrieval/measures.ts'
import { readRetrievalSet } from './retrieval/retrieval-set.ts'

const everySet = [
  'ar-pool',
  'fr-pool',
  'adala',
  'xquad-ar',
  'arcd',
  'kaiflematha',
  'piaf',
  'cnil-faq',
  'spf',
  'cdtn-faq',
  'xquad-en',
  // The question in another language or script than the texts.
  'mixed-pool',
  'xquad-ar2en',
  'xquad-en2ar',
  'tn-law-ar2en',
  'tn-law-en2ar',
  'udhr-ar2fr',
  'udhr-ar2en',
  'udhr-fr2ar',
  'udhr-fr2en',
  'udhr-en2ar',
  'udhr-en2fr',
  'doda-arabizi',
]

const argv = process.argv.slice(2)
const shared = process.env.JAZARI_SHARED ?? join(import.meta.dirname, '..', '..', 'shared')
const data = resolve(option(argv, '--data') ?? join(shared, 'bench', 'retrieval'))
const sets = option(argv, '--sets')?.split(',') ?? everySet

/** Questions a set that are asked without their answer. */
const most = 500

const engines = { jazari: jazariEngine, lancedb: lancedbEngine, minisearch: minisearchEngine }
const figures: Record<keyof typeof engines, Figures> = { jazari: {}, lancedb: {}, minisearch: {} }
for (const name of sets) {
  const set = await readRetrievalSet(data, name)
  if (set.queries.some(({ answers }) => answers.length > 0)) {
    process.stderr.write(`${name}: questions without an answer\n`)
    const judged = await askSet(set, most, ['answerable', 'passageGone'])
    figures.jazari = { ...figures.jazari, [`${name}.abstentionAt90`]: Math.round(10 * abstentionAt90(judged)) / 10 }
  }
  for (const engine of ['jazari', 'lancedb', 'minisearch'] as const) {
    process.stderr.write(`${name} with ${engine}: ${set.passages.length} passages, ${set.queries.length} questions\n`)
    figures[engine] = { ...figures[engine], ...(await measure(await engines[engine](), set)) }
  }
}
const measured = Object.fromEntries(
  Object.entries(lucene).filter(([key]) => sets.some((set) => key.startsWith(`${set}.`))),
)
report(
  {
    name: 'retrieval',
    figures: figures.jazari,
    baselines: { lucene: measured, lancedb: figures.lancedb, minisearch: figures.minisearch },
    notes: [
      'ndcg10 to quoteHit in percent: recallN is the share of questions with a relevant passage among the first N, quoteHit',
      'the share whose one quoted sentence holds a true answer, quoteWindowHit with the sentences before and after it.',
      'abstentionAt90: of questions whose passages were taken out of the corpus, the share declined at the confidence at',
      'which nine of ten are answered whose passages are there. Times in ms a question, one at a time, index warm.',
      'lucene: constants measured once elsewhere; lancedb: its own stemmer and stop words; minisearch: folded words.',
    ],
  },
  argv,
)
