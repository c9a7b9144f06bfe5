import { expect, test } from 'vitest'
import { ownPremises } from '../../kernel/testing.ts'
import { explain } from './explain.ts'
import type { Rule } from './rule.ts'
import { createDecider } from './rule-engine.ts'
import { putInForce } from './rule-pack.ts'
import { aQuestion, aRule } from './testing.ts'

const sentences = (name: string) => ({ ar: `${name} ar`, fr: `${name} fr`, en: `${name} en` })

const lawful: Rule = {
  ...aRule('x.lawful', { deny: true, missing: [{ condition: 'reference', values: { until: '2026-11-20' } }] }),
  citation: { law: '09-08', article: '12', status: 'verified', url: 'https://example.ma/09-08' },
  sentence: sentences('rule'),
  conditions: {
    reference: { sentence: sentences('condition'), remedy: { start: 'cndp-reference', by: sentences('by') } },
    never: { sentence: sentences('never') },
  },
  obligations: { notice: sentences('obligation') },
}
const pack = { id: 'x', version: '1', rules: [lawful] }

test('a refusal is said in the reader’s language, with law, article, what is missing and who can grant it', () => {
  const decision = createDecider([putInForce(pack)], ownPremises, () => {}).decide(aQuestion())
  const missing = decision.reasons.flatMap(({ rule, missing }) => missing.map((one) => ({ rule, ...one })))

  expect(explain([pack], { ...decision, missing }, 'fr')).toEqual({
    reasons: [
      {
        rule: 'x.lawful',
        effect: 'deny',
        sentence: 'rule fr',
        law: '09-08',
        article: '12',
        status: 'verified',
        url: 'https://example.ma/09-08',
      },
    ],
    missing: [
      {
        rule: 'x.lawful',
        condition: 'reference',
        sentence: 'condition fr',
        values: { until: '2026-11-20' },
        remedy: { start: 'cndp-reference', by: 'by fr' },
      },
    ],
    obligations: [],
  })
})

test('what nobody can grant has no remedy, and an obligation has its sentence', () => {
  const said = explain(
    [pack],
    {
      reasons: [],
      missing: [{ rule: 'x.lawful', condition: 'never' }],
      obligations: [{ rule: 'x.lawful', obligation: 'notice' }],
    },
    'ar',
  )

  expect(said.missing[0]).toMatchObject({ sentence: 'never ar', remedy: null })
  expect(said.obligations).toEqual([{ rule: 'x.lawful', obligation: 'notice', sentence: 'obligation ar' }])
})

test('what the engine says itself has its sentences too', () => {
  const silent = createDecider([], ownPremises, () => {}).decide(aQuestion())
  const failed = { rule: 'x.lawful', condition: 'platform.rule-failed' }

  const said = explain([pack], { ...silent, missing: [failed] }, 'en')

  expect(said.reasons[0]).toMatchObject({ sentence: expect.stringContaining('No rule allows'), status: 'platform' })
  expect(said.missing[0]?.sentence).toContain('could not be applied')
})

test('a rule that no pack in force states any more is said to be so', () => {
  const asked = { reasons: [{ rule: 'x.old', effect: 'deny' as const }], missing: [], obligations: [] }

  expect(explain([pack], asked, 'en').reasons[0]).toMatchObject({ rule: 'x.old', law: null })
})
