import { expect, test } from 'vitest'
import { pack as lawX0 } from '../../../../jurisdictions/law-x0/pack.ts'
import { pack } from '../../../../jurisdictions/ma/pack.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { contextForTest, ownPremises } from '../../../kernel/testing.ts'
import { aDecisionLog } from '../../audit/testing.ts'
import { createDecider } from '../rule-engine.ts'
import { putInForce } from '../rule-pack.ts'
import { listRules } from './list-rules.ts'

test('anybody reads the rules in force, with law, article and the digest of their pack', async () => {
  await using db = await freshDatabase()
  const log = await aDecisionLog(db)
  const packs = [putInForce(pack), putInForce(lawX0)]
  const decider = createDecider(packs, ownPremises, () => {})
  const context = { ...contextForTest({ db, decider, log }), packs }

  const listed = await perform(listRules, context, {})

  expect(listed.packs).toMatchObject([
    { ...packs[0]?.reference, status: 'in-force', name: null, note: null },
    { ...packs[1]?.reference, status: 'draft', note: { en: expect.stringContaining('No text of this law') } },
  ])
  expect(listed.rules.map(({ rule }) => rule)).toEqual(pack.rules.map(({ id }) => id))
  expect(listed.rules.find(({ rule }) => rule === 'ma.cndp-authorisation')).toMatchObject({
    pack: 'ma',
    law: '09-08',
    article: '12',
    status: 'verified',
    conditions: { 'cndp-authorisation': { remedy: { start: 'cndp-reference' } } },
  })
  expect(listed.packs[0]?.lists).toMatchObject([
    { list: 'ma.data-classes', status: 'unverified', entries: [{}, {}, {}, {}] },
    { list: 'ma.sufficient-protection', status: 'unverified', entries: [] },
  ])
  await log.close(new Date())
})
