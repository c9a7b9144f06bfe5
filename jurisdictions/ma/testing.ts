import type { DecisionQuestion, Site } from '../../src/kernel/ports/decider.ts'
import { ownPremises } from '../../src/kernel/testing.ts'
import { createDecider, putInForce } from '../../src/modules/policy/index.ts'
import { aQuestion } from '../../src/modules/policy/testing.ts'
import { pack } from './pack.ts'

const inForce = [putInForce(pack)]

/** What the rules of the pack decide, at a site of one's own in Morocco unless something else is said. A rule that throws fails the test. */
export function decisionOn(asked: Partial<DecisionQuestion>, site: Partial<Site> = {}) {
  const decider = createDecider(inForce, { ...ownPremises, ...site }, (rule, error) => {
    throw new Error(`${rule} threw`, { cause: error })
  })
  return decider.decide(aQuestion(asked))
}

/** `allow`; or what is missing, in order, `(conceal)` when the thing may not even be known of. */
export function outcomeOf(asked: Partial<DecisionQuestion>, site: Partial<Site> = {}): string {
  const { effect, missing, conceal } = decisionOn(asked, site)
  if (effect === 'allow') return 'allow'
  return [...missing.map(({ condition }) => condition), ...(conceal ? ['(conceal)'] : [])].join(' ')
}
