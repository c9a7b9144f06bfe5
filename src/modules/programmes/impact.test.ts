import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { openLabel } from '../../kernel/label.ts'
import type { ImpactQuestion } from '../../kernel/ports/impact.ts'
import { dataOfficer } from '../datasets/testing.ts'
import { impactSource } from './impact.ts'
import type { ProgrammeTables } from './tables.ts'
import { anInstitute, aProgrammesSetting, aRecord, type ProgrammesSetting } from './testing.ts'

const rabat = '# الرباط\n\nمعهد جزري بالرباط ينظم التكوين في الذكاء الاصطناعي.'
const nador = '# الناظور\n\nمعهد جزري بالناظور يهتم بالبحث التطبيقي.'

function question(setting: ProgrammesSetting, dataSet: string, after: 'public' | 'internal'): ImpactQuestion {
  const { db, decider, site } = setting.context(dataOfficer)
  const before = { kind: 'data-set', id: dataSet, label: openLabel, published: true }
  const label = { ...openLabel, secrecy: after }
  return {
    db,
    decider,
    site,
    now: new Date(),
    isKnown: () => true,
    change: { kind: 'label', dataSet, label },
    dataSet: { before, after: { ...before, label } },
  }
}

test('the records that would lose a quote are counted and named; what stands elsewhere too is not lost', async () => {
  await using db = await freshDatabase<ProgrammeTables>()
  await using setting = await aProgrammesSetting(db)
  const both = await setting.knowledge.publish({ 'ar/rabat.md': rabat, 'ar/nador.md': nador })
  await aRecord(setting, anInstitute(rabat, 'معهد جزري بالرباط', { slug: 'rabat' }))
  await aRecord(setting, anInstitute(nador, 'معهد جزري بالناظور', { slug: 'nador' }))

  expect(await impactSource.preview(question(setting, both.id, 'internal'))).toMatchObject([
    { what: 'records', before: 2, after: 0, examples: [{ kind: 'record' }, { kind: 'record' }] },
  ])
  expect(await impactSource.preview(question(setting, both.id, 'public'))).toEqual([
    { what: 'records', before: 2, after: 2, examples: [] },
  ])

  await setting.knowledge.publish({ 'ar/rabat.md': rabat }, { slug: 'rabat-alone' })
  expect(await impactSource.preview(question(setting, both.id, 'internal'))).toEqual([
    {
      what: 'records',
      before: 2,
      after: 1,
      examples: [{ kind: 'record', id: 'nador', title: { ar: 'معهد جزري بالناظور' } }],
    },
  ])
})

test('revoking a permit takes no quote from everybody', async () => {
  await using db = await freshDatabase<ProgrammeTables>()
  await using setting = await aProgrammesSetting(db)
  const asked = question(setting, 'ds_aaaaaaaaaaaa', 'public')
  const revoking = { ...asked, change: { kind: 'permit', permit: 'pmt_aaaaaaaaaaaa' }, dataSet: null } as const
  expect(await impactSource.preview(revoking)).toEqual([])
})
