import pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous } from '../../datasets/testing.ts'
import { anInstitute, aProgrammesSetting, aRecord } from '../testing.ts'
import { listRecordChanges } from './list-changes.ts'
import { listRecords } from './list-records.ts'
import { readHistory } from './read-history.ts'
import { readRecord } from './read-record.ts'

afterEach(() => vi.restoreAllMocks())

/** Statements that a piece of work sends, on whichever connection. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, 'query')
  await work()
  const { length } = sent.mock.calls
  sent.mockRestore()
  return length
}

test('a list takes as many statements for fifty records as for one', async () => {
  await using db = await freshDatabase<never>()
  await using setting = await aProgrammesSetting(db)
  const lines = Array.from({ length: 50 }, (_, i) => `المعهد رقم ${i + 100} في مدينة.`)
  const document = lines.join('\n\n')
  await setting.knowledge.publish({ 'ar/many.md': document })
  const reader = setting.context(anonymous)
  const acts = {
    list: () => perform(listRecords, reader, {}),
    'list of a kind': () => perform(listRecords, reader, { kind: 'institute', sector: 'health' }),
    changes: () => perform(listRecordChanges, reader, {}),
    read: () => perform(readRecord, reader, { record: 'institute-0' }),
    history: () => perform(readHistory, reader, { record: 'institute-0' }),
  }
  const counted = async () => {
    const counts: Record<string, number> = {}
    for (const [name, act] of Object.entries(acts)) {
      // Once before: decisions that stand for an hour are logged the first time, and pages are kept.
      await act()
      counts[name] = await statementsOf(act)
    }
    return counts
  }
  const publish = (i: number) => {
    const { fields, ...named } = anInstitute(document, lines[i]!, { slug: `institute-${i}` })
    return aRecord(setting, { ...named, fields: { ...fields, sector: [{ term: 'health' }] } })
  }
  await publish(0)
  const forOne = await counted()
  for (let i = 1; i < lines.length; i++) await publish(i)
  const { records } = await acts.list()
  expect(records).toHaveLength(50)

  expect(await counted()).toEqual(forOne)
  for (const count of Object.values(forOne)) expect(count).toBeGreaterThan(3)
})
