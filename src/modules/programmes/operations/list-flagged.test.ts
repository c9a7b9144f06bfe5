import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { publishVersion, sealVersion } from '../../datasets/index.ts'
import { addFiles, dataOfficer, member } from '../../datasets/testing.ts'
import { anInstitute, aProgrammesSetting, aRecord } from '../testing.ts'
import { listFlagged } from './list-flagged.ts'
import { recheckCitations } from './recheck-citations.ts'

const first = 'معهد الناظور سيقوي البحث. معهد وجدة قريب منه.\n'
const second = 'معهد الناظور سيقوي البحث. لا معهد في وجدة.\n'

test('a record whose words left their document is listed until they stand again; one whose words moved is not', async () => {
  await using database = await freshDatabase<never>()
  await using setting = await aProgrammesSetting(database)
  const context = setting.context(dataOfficer)
  const { id } = await setting.knowledge.publish({ 'ar/a.md': first })
  await aRecord(setting, anInstitute(first, 'معهد الناظور', { slug: 'nador' }))
  await aRecord(setting, anInstitute(first, 'معهد وجدة', { slug: 'oujda' }))
  expect(await perform(listFlagged, context, {})).toEqual({ records: [], next: null })

  await addFiles(setting.knowledge.datasets, id, { 'ar/a.md': second })
  const { version } = await perform(sealVersion, context, { id })
  await setting.knowledge.index({ dataSet: id, version })
  await perform(publishVersion, context, { id, version })
  const worker = { ...setting.context({ kind: 'service', id: 'worker', roles: [] }), channel: 'worker' as const }
  await perform(recheckCitations, worker, { dataSet: id, version })

  const { records } = await perform(listFlagged, context, {})
  expect(records.map(({ slug }) => slug)).toEqual(['oujda'])
  const asMember = perform(listFlagged, setting.context(member), {})
  await expect(asMember).rejects.toMatchObject({ status: 403 })
})
