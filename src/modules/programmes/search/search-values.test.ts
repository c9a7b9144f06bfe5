import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { Principal } from '../../../kernel/principal.ts'
import type { DatasetTables } from '../../datasets/index.ts'
import { anonymous, dataOfficer, member } from '../../datasets/testing.ts'
import { stemsOf } from '../../knowledge/index.ts'
import { worker } from '../../knowledge/testing.ts'
import { approveRevision } from '../operations/approve-revision.ts'
import { proposeChange } from '../operations/propose-change.ts'
import { proposeEnd } from '../operations/propose-end.ts'
import { renewSearch } from '../operations/renew-search.ts'
import { readerOf } from '../reader.ts'
import type { ProgrammeTables } from '../tables.ts'
import { aProgrammesSetting, aRecord, digestOf, type ProgrammesSetting, secondOfficer } from '../testing.ts'
import { renewRecordSearch } from './record-terms.ts'
import { searchValues } from './search-values.ts'

const name = 'معهد الناظور قيد الإحداث.'
const purpose = 'ينتظر من المعهد أن يقوي البحث في علوم البحار.'
const document = `# معهد\n\n${name} ${purpose}`
const cited = (words: string) => [{ document: digestOf(document), words }]
const fields = {
  name: [{ texts: { ar: 'معهد الناظور', fr: 'Institut de Nador' }, citations: cited(name) }],
  purpose: [{ texts: { ar: purpose, fr: 'Renforcer la recherche océanographique.' }, citations: cited(purpose) }],
}

async function found(setting: ProgrammesSetting, principal: Principal, question: string) {
  const { permit: _, ...context } = setting.context(principal)
  const reader = readerOf({ ...context, now: new Date() })
  const values = await searchValues(context.db, reader, stemsOf(question), 20)
  return values.map(({ record, field, citations }) => `${record.slug} ${field} ${citations[0]?.text}`)
}

test('the cited values of a record are found by a word of it in any language, each with what it cites', async () => {
  await using db = await freshDatabase<ProgrammeTables>()
  await using setting = await aProgrammesSetting(db)
  await setting.knowledge.publish({ 'a.md': document })
  await aRecord(setting, { kind: 'institute', slug: 'nador', fields: { ...fields, region: [{ region: '02' }] } })

  const both = [`nador name ${name}`, `nador purpose ${purpose}`]
  expect(await found(setting, anonymous, 'recherche océanographique')).toEqual(both)
  expect(await found(setting, anonymous, 'علوم البحار')).toEqual(both)
  expect(await found(setting, anonymous, 'transports maritimes')).toEqual([])
})

test('who may not read the document finds nothing by the words of its record', async () => {
  await using db = await freshDatabase<ProgrammeTables & DatasetTables>()
  await using setting = await aProgrammesSetting(db)
  const { id } = await setting.knowledge.publish({ 'a.md': document })
  await aRecord(setting, { kind: 'institute', slug: 'nador', fields })
  await db.updateTable('datasets.dataset').set({ secrecy: 'internal' }).where('id', '=', id).execute()

  expect(await found(setting, anonymous, 'recherche océanographique')).toEqual([])
  expect(await found(setting, member, 'recherche océanographique')).toHaveLength(2)
})

test('a record is found by what is in force of it, and by nothing once it ended', async () => {
  await using db = await freshDatabase<ProgrammeTables>()
  await using setting = await aProgrammesSetting(db)
  await setting.knowledge.publish({ 'a.md': document })
  await aRecord(setting, { kind: 'institute', slug: 'nador', fields })
  const approve = (revision: number) =>
    perform(approveRevision, setting.context(secondOfficer), { record: 'nador', revision })

  const changed = { name: fields.name }
  const { revision } = await perform(proposeChange, setting.context(dataOfficer), { record: 'nador', fields: changed })
  expect(await found(setting, anonymous, 'océanographique')).toHaveLength(2)
  await approve(revision)
  expect(await found(setting, anonymous, 'océanographique')).toEqual([])
  expect(await found(setting, anonymous, 'Nador')).toEqual([`nador name ${name}`])

  const end = await perform(proposeEnd, setting.context(dataOfficer), {
    record: 'nador',
    change: 'retraction',
    note: 'nothing there',
  })
  await approve(end.revision)
  expect(await found(setting, anonymous, 'Nador')).toEqual([])
  expect(await db.selectFrom('programmes.record_terms').selectAll().execute()).toEqual([])
})

test('words made by another analysis, or missing, are made again by a job', async () => {
  await using db = await freshDatabase<ProgrammeTables>()
  await using setting = await aProgrammesSetting(db)
  await setting.knowledge.publish({ 'a.md': document })
  await aRecord(setting, { kind: 'institute', slug: 'nador', fields })
  const wanted: string[] = []
  const jobs = { enqueue: async (_db: unknown, operation: string) => void wanted.push(operation) }

  await renewRecordSearch(db, jobs)
  expect(wanted).toEqual([])

  await db
    .updateTable('programmes.record_terms')
    .set({ recipe: 'older', stems: ['x'] })
    .execute()
  expect(await found(setting, anonymous, 'océanographique')).toEqual([])
  await renewRecordSearch(db, jobs)
  expect(wanted).toEqual(['programmes.renew-search'])
  const job = { ...setting.context(worker), channel: 'worker' as const }
  expect(await perform(renewSearch, job, {})).toEqual({ indexed: 1 })
  expect(await found(setting, anonymous, 'océanographique')).toHaveLength(2)

  await db.deleteFrom('programmes.record_terms').execute()
  expect(await perform(renewSearch, job, {})).toEqual({ indexed: 1 })
  expect(await perform(renewSearch, job, {})).toEqual({ indexed: 0 })
})
