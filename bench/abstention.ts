/**
 * How often the platform is right when it answers, and how often it answers, as the threshold of abstention moves.
 *
 *     npm run -s bench:abstention -- [--data <folder>] [--most <questions a set>] [--json]
 *
 * The threshold is fitted on two sets and reported on two others. Half of the questions have an answer, a quarter had the
 * passages taken out that answer them, a quarter their whole document.
 */
import { join, resolve } from 'node:path'
import { settings } from '../src/modules/assistants/answering/settings.ts'
import { askSet, type Condition, conditions, type Judged } from './abstention/asked-set.ts'
import { type Figures, option, report } from './report.ts'
import { readRetrievalSet } from './retrieval/retrieval-set.ts'

const fittedOn = ['piaf', 'xquad-en']
const reportedOn = ['arcd', 'xquad-ar']
/**
 * What an answer that is not right costs, when one that is right is worth 1: less than it gives, since what is shown is a
 * true quote beside its source, and the reader sees what it says. The threshold that gives most is the fitted one.
 */
const costOfWrong = 0.5

const argv = process.argv.slice(2)
const shared = process.env.JAZARI_SHARED ?? join(import.meta.dirname, '..', '..', 'shared')
const data = resolve(option(argv, '--data') ?? join(shared, 'bench', 'retrieval'))
const most = Number(option(argv, '--most') ?? 400)

const judged: Judged[] = []
for (const name of [...fittedOn, ...reportedOn]) {
  process.stderr.write(`${name}\n`)
  judged.push(...(await askSet(await readRetrievalSet(data, name), most)))
}
const of = (sets: readonly string[]) => judged.filter(({ set }) => sets.includes(set))
const steps = Array.from({ length: 91 }, (_, i) => i / 100)
const worth = (threshold: number) => {
  const { right, precision } = measures(of(fittedOn), threshold)
  return precision === 0 ? 0 : right - costOfWrong * ((100 * right) / precision - right)
}
const fitted = steps.reduce((best, threshold) => (worth(threshold) > worth(best) ? threshold : best))

const thresholds = [...new Set([0.2, 0.3, 0.35, 0.4, settings.threshold, 0.45, 0.5, 0.55, 0.6, 0.7])].sort(
  (a, b) => a - b,
)
const figures: Record<string, number> = { 'fitted.threshold': fitted, 'used.threshold': settings.threshold }
for (const threshold of thresholds) add(`reported@${threshold}`, measures(of(reportedOn), threshold))
for (const set of [...fittedOn, ...reportedOn])
  add(`${set}@${settings.threshold}`, measures(of([set]), settings.threshold))

report(
  {
    name: 'abstention',
    figures,
    baselines: {},
    notes: [
      `Fitted on ${fittedOn.join(' and ')}, reported on ${reportedOn.join(' and ')}. In percent: right, the share of answerable`,
      'questions answered with a true answer in the quotes; answered, passageGone and documentGone, the share answered of',
      'those with an answer, without its passages, without its document; precision, the share of answers that are right when',
      'half of the questions have none.',
    ],
  },
  argv,
)

function add(subject: string, measured: Figures): void {
  for (const [measure, value] of Object.entries(measured))
    figures[`${subject}.${measure}`] = Math.round(10 * value) / 10
}

function measures(rows: readonly Judged[], threshold: number) {
  const share = (condition: Condition, counts: (row: Judged) => boolean) => {
    const asked = rows.filter((row) => row.condition === condition)
    return asked.length === 0 ? 0 : (100 * asked.filter(counts).length) / asked.length
  }
  const isAnswered = ({ confidence }: Judged) => confidence >= threshold && confidence > 0
  const right = share('answerable', (row) => isAnswered(row) && row.right)
  const [answered, passageGone, documentGone] = conditions.map((condition) => share(condition, isAnswered)) as [
    number,
    number,
    number,
  ]
  const given = answered + (passageGone + documentGone) / 2
  return { right, answered, passageGone, documentGone, precision: given === 0 ? 100 : (100 * right) / given }
}
