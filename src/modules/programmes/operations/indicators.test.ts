import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous, changeDataset, dataOfficer } from '../../datasets/testing.ts'
import type { ProgrammeTables } from '../tables.ts'
import { anInstitute, aProgrammesSetting, aRecord, digestOf, secondOfficer } from '../testing.ts'
import { approveRevision } from './approve-revision.ts'
import { listDerivations } from './list-derivations.ts'
import { listIndicatorEvents } from './list-indicator-events.ts'
import { listIndicators } from './list-indicators.ts'
import { proposeChange } from './propose-change.ts'
import { proposeEnd } from './propose-end.ts'
import { proposeRecord } from './propose-record.ts'
import { readIndicator } from './read-indicator.ts'

const words = 'صعد المغرب 14 مرتبة في 2025'
const document = `# مرتبة\n\n${words} في ترتيب عالمي.`

function anIndicator(slug: string, fields: object) {
  const ours = { name: [{ texts: { ar: slug } }], unit: [{ texts: { ar: 'قرار' } }] }
  return { kind: 'indicator', slug, fields: { ...ours, ...fields } }
}

const counts = (derivation: string) => ({ derivation: [{ term: derivation }] })

test('an indicator shows what its query counts at this moment, and since when', async () => {
  await using db = await freshDatabase<ProgrammeTables>()
  await using setting = await aProgrammesSetting(db)
  await aRecord(setting, anIndicator('published-data', counts('datasets.published')))
  const reader = setting.context(anonymous)
  const before = await perform(readIndicator, reader, { record: 'published-data' })
  expect(before.derived).toMatchObject({ derivation: 'datasets.published', counts: 'things', value: 0 })
  expect(Date.parse(before.derived!.since)).toBeLessThanOrEqual(Date.parse(before.derived!.at))

  await setting.knowledge.publish({ 'a.md': document })

  const after = await perform(readIndicator, reader, { record: 'published-data' })
  expect(after.derived?.value).toBe(1)
  expect(after.derived?.since).toBe(before.derived?.since)
  const { events } = await perform(listIndicatorEvents, reader, { record: 'published-data' })
  expect(events).toMatchObject([{ count: 1, place: { kind: 'data-set-version' } }])
})

test('the number of decisions is the number of those under it', async () => {
  await using db = await freshDatabase<ProgrammeTables>()
  await using setting = await aProgrammesSetting(db)
  await aRecord(setting, anIndicator('decisions', counts('log.decisions')))
  const reader = setting.context(anonymous)
  // Its own two readings stand in the log too: a standing decision each, for the hour.
  await perform(listIndicatorEvents, reader, { record: 'decisions' })
  const { derived } = await perform(readIndicator, reader, { record: 'decisions' })

  let listed = 0
  let cursor: string | undefined
  do {
    const page = await perform(listIndicatorEvents, reader, { record: 'decisions', limit: 2, cursor })
    listed += page.events.reduce((sum, { count }) => sum + count, 0)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)

  expect(listed).toBe(derived?.value)
})

test('a declared figure comes with its source and counts nothing', async () => {
  await using db = await freshDatabase<ProgrammeTables>()
  await using setting = await aProgrammesSetting(db)
  await setting.knowledge.publish({ 'a.md': document })
  const citations = [{ document: digestOf(document), words }]
  const declared = [{ number: 14, texts: { ar: 'صعد' }, citations }]
  await aRecord(setting, anIndicator('rank', { declared, declaredFor: [{ date: '2025', citations }] }))

  const indicator = await perform(readIndicator, setting.context(anonymous), { record: 'rank' })

  expect(indicator.derived).toBeNull()
  expect(indicator.fields.declared).toMatchObject([{ number: 14, citations: [{ text: words }] }])
  const events = perform(listIndicatorEvents, setting.context(anonymous), { record: 'rank' })
  await expect(events).rejects.toMatchObject({ code: 'record.figure-not-derived', status: 404 })
})

test('a declared figure without a source is refused', async () => {
  await using db = await freshDatabase<ProgrammeTables>()
  await using setting = await aProgrammesSetting(db)

  const typedIn = perform(
    proposeRecord,
    setting.context(dataOfficer),
    anIndicator('rank', { declared: [{ number: 14 }] }),
  )

  await expect(typedIn).rejects.toMatchObject({ code: 'record.value-uncited' })
})

test('a query that nothing here answers is refused, in a new indicator and in a change', async () => {
  await using db = await freshDatabase<ProgrammeTables>()
  await using setting = await aProgrammesSetting(db)
  const unknown = anIndicator('jobs', counts('jobs.created'))
  const officer = setting.context(dataOfficer)
  const refusal = { code: 'record.derivation-unknown', status: 422, values: { derivation: 'jobs.created' } }
  await expect(perform(proposeRecord, officer, unknown)).rejects.toMatchObject(refusal)

  const record = await aRecord(setting, anIndicator('jobs', counts('log.denials')))

  const change = perform(proposeChange, officer, { record, fields: unknown.fields })
  await expect(change).rejects.toMatchObject(refusal)
})

test('a record of another kind is no indicator', async () => {
  await using db = await freshDatabase<ProgrammeTables>()
  await using setting = await aProgrammesSetting(db)
  await setting.knowledge.publish({ 'a.md': document })
  const record = await aRecord(setting, anInstitute(document, words))

  const reading = perform(readIndicator, setting.context(anonymous), { record })

  await expect(reading).rejects.toMatchObject({ code: 'record.not-found', status: 404 })
})

test('all indicators are listed with their figures, page by page', async () => {
  await using db = await freshDatabase<ProgrammeTables>()
  await using setting = await aProgrammesSetting(db)
  for (const name of ['log.decisions', 'log.denials', 'records.published']) {
    await aRecord(setting, anIndicator(name.replace('.', '-'), counts(name)))
  }
  const reader = setting.context(anonymous)

  const first = await perform(listIndicators, reader, { limit: 2 })
  const second = await perform(listIndicators, reader, { limit: 2, cursor: first.next })

  const listed = [...first.indicators, ...second.indicators]
  expect(listed.map(({ slug }) => slug)).toEqual(['log-decisions', 'log-denials', 'records-published'])
  expect(listed.map(({ derived }) => derived?.derivation)).toEqual([
    'log.decisions',
    'log.denials',
    'records.published',
  ])
  expect(listed[2]?.derived?.value).toBe(3)
})

test('every query is listed once, from zero', async () => {
  await using db = await freshDatabase<ProgrammeTables>()
  await using setting = await aProgrammesSetting(db)

  const { derivations } = await perform(listDerivations, setting.context(anonymous), {})

  expect(derivations.map(({ derivation, value }) => [derivation, value])).toEqual([
    // This very reading.
    ['log.decisions', 1],
    ['log.denials', 0],
    ['datasets.published', 0],
    ['datasets.versions-published', 0],
    ['records.published', 0],
  ])
})

test('records are counted and listed as long as everybody may read their titles', async () => {
  await using db = await freshDatabase<ProgrammeTables>()
  await using setting = await aProgrammesSetting(db)
  const { id } = await setting.knowledge.publish({ 'a.md': document })
  const record = await aRecord(setting, anInstitute(document, words))
  const gone = await aRecord(setting, anInstitute(document, words))
  await aRecord(setting, anIndicator('records', counts('records.published')))
  const reader = setting.context(anonymous)
  const state = async () => {
    const { derived } = await perform(readIndicator, reader, { record: 'records' })
    const { events } = await perform(listIndicatorEvents, reader, { record: 'records' })
    return { value: derived?.value, listed: events.map(({ place }) => place.kind === 'record' && place.slug).sort() }
  }
  expect(await state()).toEqual({ value: 3, listed: [gone, record, 'records'].sort() })

  const { revision } = await perform(proposeEnd, setting.context(dataOfficer), {
    record: gone,
    change: 'retraction',
    note: 'x',
  })
  await perform(approveRevision, setting.context(secondOfficer), { record: gone, revision })
  expect(await state()).toEqual({ value: 2, listed: [record, 'records'].sort() })

  const internal = { secrecy: 'internal', personal: 'none', residency: ['MA'] }
  await changeDataset(setting.knowledge.datasets, id, internal)
  expect(await state()).toEqual({ value: 1, listed: ['records'] })
})
