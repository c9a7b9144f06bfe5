import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'

/** A metric as people read it. */
export type MetricWords = {
  readonly name: string
  /** What it says, in a sentence. */
  readonly what: string
}

/** Metrics whose names carry a number or a currency: the sentence they share, and the value in it. */
const shared = [
  { form: /^precision:class-(\d+)$/, key: 'class-precision' },
  { form: /^recall:class-(\d+)$/, key: 'class-recall' },
  { form: /^ndcg-(\d+)$/, key: 'ndcg' },
  { form: /^recall-(\d+)$/, key: 'recall-at' },
  { form: /^cost-([a-z]{3})$/, key: 'cost' },
  { form: /^human-review\.(agreement)$/, key: 'human-agreement' },
  { form: /^model-judge\.(agreement)$/, key: 'judge-agreement' },
] as const

/** What a metric is called and what it says; its own name where no catalogue knows it. */
export function metricWords(language: Language, metric: string): MetricWords {
  const say = words(language)
  const family = shared.find(({ form }) => form.test(metric))
  const key = family?.key ?? metric
  const of = (family?.form.exec(metric)?.[1] ?? '').toUpperCase()
  return { name: say.find(`metric.${key}.name`, { of }) ?? metric, what: say.find(`metric.${key}.what`, { of }) ?? '' }
}

/** Amounts are in the unit of their metric's name, and less of them is better; all else lies from 0 to 1. */
export function isAmount(metric: string): boolean {
  return /^(?:latency|cost|energy)-/.test(metric)
}
