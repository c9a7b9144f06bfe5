import { z } from 'zod'
import { normalise } from './normalise.ts'
import { type Metrics, scorer } from './scorer.ts'

const Settings = z.strictObject({
  /** Every class that can be right. */
  classes: z.array(z.string().min(1).max(200)).min(2).max(50),
})

/**
 * Accuracy, and for each class its precision (of items given this class, those that have it) and recall (of items that have it,
 * those given it), as shares of their own items so that their intervals are right. Classes are numbered from 1 in the
 * settings' order: metrics have plain names.
 */
export const classification = scorer({
  name: 'classification',
  settings: Settings,
  metrics: ({ classes }) => {
    const metrics: Record<string, Metrics[string]> = { accuracy: { kind: 'share' } }
    for (const place of classes.keys()) {
      metrics[`precision:class-${place + 1}`] = { kind: 'share' }
      metrics[`recall:class-${place + 1}`] = { kind: 'share' }
    }
    return metrics
  },
  score({ item, output }, { classes }) {
    const right = item.target.label === undefined ? -1 : classes.indexOf(item.target.label)
    const given = classIn(output.text, classes)
    const scores: Record<string, number | null> = { accuracy: right === -1 ? null : Number(given === right) }
    for (const place of classes.keys()) {
      scores[`precision:class-${place + 1}`] = right !== -1 && given === place ? Number(right === place) : null
      scores[`recall:class-${place + 1}`] = right === place ? Number(given === place) : null
    }
    return scores
  },
})

/** The class that a text names: the text is one, or exactly one stands in it, those inside a longer one aside. */
function classIn(text: string, classes: readonly string[]): number | undefined {
  const said = normalise(text)
  const names = classes.map(normalise)
  const same = names.indexOf(said)
  if (same !== -1) return same
  const held = names.filter((name) => name !== '' && ` ${said} `.includes(` ${name} `))
  const outer = held.filter((name) => !held.some((other) => other !== name && other.includes(name)))
  return outer.length === 1 ? names.indexOf(outer[0]!) : undefined
}
