import { describe, expect, test } from 'vitest'
import { openLabel } from '../../src/kernel/label.ts'
import { ownPremises } from '../../src/kernel/testing.ts'
import { createDecider, putInForce } from '../../src/modules/policy/index.ts'
import { aPersonWith, aQuestion } from '../../src/modules/policy/testing.ts'
import { pack } from './pack.ts'
import { outcomeOf } from './testing.ts'

const everyPermission = [...new Set(pack.rules.flatMap((rule) => rule.permissions))].sort()

describe('a rule that throws denies whatever it speaks to, whoever asks', () => {
  test.each(pack.rules.map(({ id }) => id))('%s', (broken) => {
    const rules = pack.rules.map((rule) => {
      const throwing = () => {
        throw new Error('broken')
      }
      return rule.id === broken ? { ...rule, evaluate: throwing } : rule
    })
    const failed: string[] = []
    const decider = createDecider([putInForce({ ...pack, rules })], ownPremises, (rule) => failed.push(rule))
    const permissions = pack.rules.find(({ id }) => id === broken)?.permissions ?? []

    for (const permission of permissions) {
      const resource = { kind: 'data-set', id: 'ds_a', label: openLabel, owner: 'org_a', published: true, own: true }
      const decision = decider.decide(aQuestion({ permission, principal: aPersonWith('administrator'), resource }))
      expect(decision.effect).toBe('deny')
      expect(decision.missing).toContainEqual({ condition: 'platform.rule-failed' })
    }
    expect(failed).toEqual(permissions.map(() => broken))
  })
})

test('of a thing that nothing is known of, an officer gets only what is open to everybody or to anybody’s account', () => {
  const officer = aPersonWith({ in: 'org_aaaaaaaaaaaa', roles: ['data-officer', 'manager'] })
  const allowed = everyPermission.filter(
    (permission) => outcomeOf({ permission, principal: officer, resource: { kind: 'thing', id: 'x' } }) === 'allow',
  )

  expect(allowed).toEqual([
    // Receipts are read by their names, and their label when they have one.
    'assistants:read',
    'audit:read',
    // Public problems have no owner; every officer leads them.
    'calls:follow',
    'calls:lead',
    'calls:propose',
    'calls:read',
    'calls:take-up',
    'identity:invited',
    'identity:issue-key',
    'identity:own-account',
    'identity:read-organisation',
    'identity:read-self',
    'identity:sign-in',
    'identity:sign-out',
    'permits:create-project',
    'policy:read',
    // Records have no owner either.
    'programmes:propose',
    // What anybody may report and read of the register.
    'register:contest',
    'register:list',
    'register:own-report',
    'register:report',
  ])
})

test('data without a label are denied whatever else is known of them', () => {
  const administrator = aPersonWith('administrator', 'data-officer')
  const unlabelled = { kind: 'data-set', id: 'ds_a', owner: 'org_a', published: true }
  for (const permission of [
    'datasets:read',
    'knowledge:read',
    'knowledge:search',
    'assistants:ask',
    'programmes:read',
  ]) {
    expect(outcomeOf({ permission, principal: administrator, resource: unlabelled })).not.toBe('allow')
  }
})
