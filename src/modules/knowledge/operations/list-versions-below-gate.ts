import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { Multilingual } from '../../../kernel/language.ts'
import { operation } from '../../../kernel/operation.ts'
import { DatasetId, type DatasetTables, findDataFacts, versionsInUse } from '../../datasets/index.ts'
import { rulesAllow } from '../../policy/index.ts'
import type { KnowledgeContext } from '../context.ts'
import { versionsBelowGate } from '../page-decision-store.ts'
import { listPagesBelowGate } from './list-pages-below-gate.ts'

/** Versions that are looked at for whoever asks; who answers for more sees the rest once these are done. */
const most = 1_000

export const listVersionsBelowGate = operation({
  id: 'knowledge.list-versions-below-gate',
  http: 'GET /pages-below-gate',
  summary: 'List the versions with pages that wait for the caller to accept or correct them, and how many',
  permission: 'knowledge:read',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({
    versions: z.array(
      z.strictObject({ dataSet: DatasetId, title: Multilingual, version: Digest, pages: z.number().int() }),
    ),
  }),
  problems: [],

  // What of these the caller judges is asked of the rules, version by version.
  facts: () => ({ kind: 'catalogue', id: 'catalogue' }),

  async run(context: KnowledgeContext) {
    const { db } = context
    const mayJudge = rulesAllow(context, listPagesBelowGate)
    const waiting = await versionsBelowGate(db, most)
    const ids = waiting.map(({ dataSet }) => dataSet)
    const known = await findDataFacts(viewOf(db), ids)
    const inUse = await versionsInUse(viewOf<DatasetTables>(db), ids)
    const versions = waiting.flatMap(({ dataSet, version, pages }) => {
      const data = known.get(dataSet)
      if (!data || !inUse.get(dataSet)?.has(version)) return []
      const facts = { ...data.facts, published: version === data.version, data: [{ dataSet, version }] }
      return mayJudge(facts) ? [{ dataSet, title: data.title, version, pages }] : []
    })
    return { versions }
  },
})
