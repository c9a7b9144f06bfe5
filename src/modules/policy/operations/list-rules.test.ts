import { expect, test } from 'vitest'
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
  const packs = [putInForce(pack)]
  const decider = createDecider(packs, ownPremises, () => {})
  const context = { ...contextForTest({ db, decider, log }), packs }

  const listed = await perform(listRules, context, {})

  expect(listed.packs).toEqual([packs[0]?.reference])
  expect(listed.rules.map(({ rule }) => rule)).toEqual(pack.rules.map(({ id }) => id))
  expect(listed.rules.find(({ rule }) => rule === 'ma.cndp-authorisation')).toMatchObject({
    pack: 'ma',
    law: '09-08',
    article: '12',
    status: 'verified',
  })
  await log.close(new Date())
})
