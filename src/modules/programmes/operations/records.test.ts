import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { publishVersion, sealVersion } from '../../datasets/index.ts'
import { addFiles, anonymous, changeDataset, dataOfficer, member } from '../../datasets/testing.ts'
import { worker } from '../../knowledge/testing.ts'
import { anInstitute, aProgrammesSetting, aRecord, digestOf, secondOfficer } from '../testing.ts'
import { approveRevision } from './approve-revision.ts'
import { listRecordChanges } from './list-changes.ts'
import { listProposals } from './list-proposals.ts'
import { listRecords } from './list-records.ts'
import { proposeChange } from './propose-change.ts'
import { proposeEnd } from './propose-end.ts'
import { proposeRecord } from './propose-record.ts'
import { readHistory } from './read-history.ts'
import { readRecord } from './read-record.ts'
import { readRevision } from './read-revision.ts'
import { recheckCitations } from './recheck-citations.ts'
import { refuseRevision } from './refuse-revision.ts'

const nador = 'معهد الناظور سيقوي البحث والتكوين.\n\nيوجد المعهد في مدينة الناظور.\n'

async function aSetting() {
  const database = await freshDatabase<never>()
  const setting = await aProgrammesSetting(database)
  return {
    database,
    ...setting,
    async [Symbol.asyncDispose]() {
      await setting[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

test('a record is shown with the words that prove it once somebody else has approved it', async () => {
  await using setting = await aSetting()
  await setting.knowledge.publish({ 'ar/nador.md': nador })
  const proposed = await perform(
    proposeRecord,
    setting.context(dataOfficer),
    anInstitute(nador, 'معهد الناظور', { slug: 'nador' }),
  )

  const early = perform(readRecord, setting.context(anonymous), { record: 'nador' })
  await expect(early).rejects.toMatchObject({ code: 'record.not-found' })
  const own = perform(approveRevision, setting.context(dataOfficer), named(proposed))
  await expect(own).rejects.toMatchObject({ code: 'policy.denied', values: { rules: 'ma.second-person-approves' } })
  await perform(approveRevision, setting.context(secondOfficer), { record: 'nador', revision: proposed.revision })

  const record = await perform(readRecord, setting.context(anonymous), { record: 'nador' })
  expect(record.title).toEqual({ ar: 'معهد الناظور' })
  expect(record.fields.name![0]!.citations[0]).toMatchObject({
    text: 'معهد الناظور',
    path: 'ar/nador.md',
    stands: true,
  })
  expect(record.fields.openedOn).toEqual([])
  const { records } = await perform(listRecords, setting.context(anonymous), { kind: 'institute' })
  expect(records).toEqual([record])
  const { changes } = await perform(listRecordChanges, setting.context(anonymous), {})
  expect(changes).toMatchObject([{ record: { slug: 'nador' }, change: 'publication', revision: 1 }])
})

const named = ({ record, revision }: { record: string; revision: number }) => ({ record, revision })

test('who is no officer neither proposes nor sees proposals', async () => {
  await using setting = await aSetting()
  await setting.knowledge.publish({ 'ar/nador.md': nador })
  const input = anInstitute(nador, 'معهد الناظور', { slug: 'nador' })
  await perform(proposeRecord, setting.context(dataOfficer), input)

  for (const principal of [anonymous, member]) {
    const status = principal === anonymous ? 401 : 403
    await expect(perform(proposeRecord, setting.context(principal), input)).rejects.toMatchObject({ status })
    await expect(perform(listProposals, setting.context(principal), {})).rejects.toMatchObject({ status })
    const reading = perform(readHistory, setting.context(principal), { record: 'nador' })
    await expect(reading).rejects.toMatchObject({ code: 'record.not-found' })
  }
  const waiting = await perform(listProposals, setting.context(secondOfficer), {})
  expect(waiting.proposals).toMatchObject([{ record: { slug: 'nador', title: null }, own: false }])
})

const refused: readonly [string, object, string][] = [
  ['a value without a source', { name: [{ texts: { ar: 'معهد' } }] }, 'record.value-uncited'],
  [
    'words that do not stand there',
    { name: [{ texts: { ar: 'معهد' }, citations: [{ document: digestOf(nador), words: 'معهد وجدة' }] }] },
    'record.citation-unproved',
  ],
  [
    'words that stand there twice',
    { name: [{ texts: { ar: 'معهد' }, citations: [{ document: digestOf(nador), words: 'الناظور' }] }] },
    'record.citation-ambiguous',
  ],
  [
    'a document that nobody published',
    { name: [{ texts: { ar: 'معهد' }, citations: [{ document: digestOf('other'), words: 'معهد' }] }] },
    'record.citation-unproved',
  ],
  [
    'a place beyond the page',
    { name: [{ texts: { ar: 'معهد' }, citations: [{ document: digestOf(nador), page: 1, start: 5, end: 9000 }] }] },
    'record.citation-unproved',
  ],
  ['a field of another kind', { outcome: [{ texts: { ar: 'شيء' } }] }, 'record.field-unknown'],
  ['a field that every object has', { constructor: [{ texts: { ar: 'شيء' } }] }, 'record.field-unknown'],
  ['a term that the field does not have', { stage: [{ term: 'opened' }] }, 'record.value-unfit'],
  ['a number for words', { name: [{ number: 12 }] }, 'record.value-unfit'],
  ['a link to nothing', { axis: [{ record: 'x9' }] }, 'record.linked-unknown'],
]

test.each(refused)('%s is refused', async (_, fields, code) => {
  await using setting = await aSetting()
  await setting.knowledge.publish({ 'ar/nador.md': nador })
  const whole = anInstitute(nador, 'معهد الناظور')
  const input = { ...whole, fields: { ...whole.fields, ...fields } }

  await expect(perform(proposeRecord, setting.context(dataOfficer), input)).rejects.toMatchObject({ code })
  const { proposals } = await perform(listProposals, setting.context(dataOfficer), {})
  expect(proposals).toEqual([])
})

test('the database refuses a value without a citation, and a revision in force that nobody else approved', async () => {
  await using setting = await aSetting()
  await setting.knowledge.publish({ 'ar/nador.md': nador })
  await aRecord(setting, anInstitute(nador, 'معهد الناظور', { slug: 'nador' }))
  const { id } = await perform(readRecord, setting.context(anonymous), { record: 'nador' })
  const plant = (field: string) =>
    sql`insert into programmes.value (record_id, revision, kind, field, place, texts)
      values (${id}, 1, 'institute', ${field}, 7, '{"ar": "مليار درهم"}')`.execute(setting.database)

  await expect(plant('budget')).rejects.toMatchObject({ constraint: 'value_cited' })
  await expect(plant('invented')).rejects.toMatchObject({ code: '23503' })
  const changing = sql`update programmes.value set texts = '{"ar": "معهد آخر"}'`.execute(setting.database)
  await expect(changing).rejects.toThrow('does not change')
  const approving = sql`
    insert into programmes.revision (record_id, number, change, state, author, proposed_at, decided_by, decided_at)
    values (${id}, 9, 'edit', 'approved', 'me', now(), 'me', now())`.execute(setting.database)
  await expect(approving).rejects.toMatchObject({ constraint: 'revision_decided_by_another' })
  await perform(proposeChange, setting.context(dataOfficer), anInstituteChange())
  const forcing = sql`update programmes.record set revision = 2 where id = ${id}`.execute(setting.database)
  await expect(forcing).rejects.toMatchObject({ constraint: 'record_approved' })
})

function anInstituteChange(words = 'مدينة الناظور') {
  const { fields } = anInstitute(nador, 'معهد الناظور')
  const place = { texts: { ar: words }, citations: [{ document: digestOf(nador), words }] }
  return { record: 'nador', fields: { ...fields, place: [place] } }
}

test('a change comes into force when another approves it, and not over one that came before', async () => {
  await using setting = await aSetting()
  await setting.knowledge.publish({ 'ar/nador.md': nador })
  await aRecord(setting, anInstitute(nador, 'معهد الناظور', { slug: 'nador' }))
  const first = await perform(proposeChange, setting.context(dataOfficer), anInstituteChange())
  const second = await perform(proposeChange, setting.context(dataOfficer), anInstituteChange('في مدينة الناظور'))

  const revision = await perform(readRevision, setting.context(secondOfficer), named(first))
  expect(revision).toMatchObject({ base: 1, inForce: 1, own: false, unproved: [] })
  expect(revision.fields.place![0]!.texts).toEqual({ ar: 'مدينة الناظور' })
  await perform(approveRevision, setting.context(secondOfficer), named(first))
  const late = perform(approveRevision, setting.context(secondOfficer), named(second))
  await expect(late).rejects.toMatchObject({ code: 'record.revision-outdated' })
  await perform(refuseRevision, setting.context(secondOfficer), { ...named(second), reason: 'came too late' })

  const { revisions } = await perform(readHistory, setting.context(anonymous), { record: 'nador' })
  expect(revisions.map(({ number, state }) => `${number} ${state}`)).toEqual(['2 approved', '1 approved'])
  const all = await perform(readHistory, setting.context(dataOfficer), { record: 'nador' })
  expect(all.revisions[0]).toMatchObject({ number: 3, state: 'refused', reason: 'came too late' })
})

test('a record that was retracted or superseded leaves the lists and keeps its page', async () => {
  await using setting = await aSetting()
  await setting.knowledge.publish({ 'ar/nador.md': nador })
  await aRecord(setting, anInstitute(nador, 'معهد الناظور', { slug: 'nador' }))
  await aRecord(setting, anInstitute(nador, 'المعهد في مدينة الناظور', { slug: 'nador-city' }))
  const end = await perform(proposeEnd, setting.context(dataOfficer), {
    record: 'nador',
    change: 'supersession',
    by: 'nador-city',
    note: 'two records of one institute',
  })
  await perform(approveRevision, setting.context(secondOfficer), named(end))

  const { records } = await perform(listRecords, setting.context(anonymous), {})
  expect(records.map(({ slug }) => slug)).toEqual(['nador-city'])
  const ended = await perform(readRecord, setting.context(anonymous), { record: 'nador' })
  expect(ended).toMatchObject({ state: 'superseded', supersededBy: { slug: 'nador-city' } })
  const changing = perform(proposeChange, setting.context(dataOfficer), anInstituteChange())
  await expect(changing).rejects.toMatchObject({ code: 'record.ended' })
})

test('a record disappears for those whom the label of its only source keeps out, at once', async () => {
  await using setting = await aSetting()
  const { id } = await setting.knowledge.publish({ 'ar/nador.md': nador })
  await aRecord(setting, anInstitute(nador, 'معهد الناظور', { slug: 'nador' }))

  const label = { secrecy: 'internal', personal: 'none', residency: ['MA'] }
  await changeDataset(setting.knowledge.datasets, id, label)

  const reading = perform(readRecord, setting.context(anonymous), { record: 'nador' })
  await expect(reading).rejects.toMatchObject({ code: 'record.not-found' })
  expect((await perform(listRecords, setting.context(anonymous), {})).records).toEqual([])
  expect((await perform(listRecordChanges, setting.context(anonymous), {})).changes).toEqual([])
  expect((await perform(listRecords, setting.context(member), {})).records).toHaveLength(1)
})

test('a primary document that is published later is cited before the restatement', async () => {
  await using setting = await aSetting()
  const primary = 'بلاغ: سيحدث معهد الناظور قريبا.'
  const restated = 'معهد الناظور مخطط له.'
  await setting.knowledge.publish({ 'ar/restated.md': restated }, { provenance: 'restated' })
  const start = Array.from('بلاغ: سيحدث ').length
  const waits = {
    document: digestOf(primary),
    page: 1,
    start,
    end: start + 'معهد الناظور'.length,
    quote: digestOf('معهد الناظور'),
  }
  const input = anInstitute(restated, 'معهد الناظور', { slug: 'nador' })
  input.fields.name[0]!.citations.push(waits as never)
  await aRecord(setting, input)
  const before = await perform(readRecord, setting.context(anonymous), { record: 'nador' })
  expect(before.fields.name![0]!.citations.map(({ provenance }) => provenance)).toEqual(['restated'])

  await setting.knowledge.publish({ 'ar/communique.txt': primary })

  const after = await perform(readRecord, setting.context(anonymous), { record: 'nador' })
  expect(after.fields.name![0]!.citations.map(({ provenance }) => provenance)).toEqual(['primary', 'restated'])
})

test('a new version of the document flags what no longer stands, and carries over what does', async () => {
  await using setting = await aSetting()
  const { id } = await setting.knowledge.publish({ 'ar/nador.md': nador })
  const whole = anInstitute(nador, 'معهد الناظور', { slug: 'nador' })
  await aRecord(setting, { ...whole, fields: { ...whole.fields, ...anInstituteChange().fields } })

  const changed = 'نص جديد يسبقه.\n\nمعهد الناظور سيقوي البحث والتكوين.\n'
  await addFiles(setting.knowledge.datasets, id, { 'ar/nador.md': changed })
  await perform(sealVersion, setting.context(dataOfficer), { id })
  const { version } = await perform(publishVersion, setting.context(dataOfficer), { id })
  const flagged = await perform(readRecord, setting.context(anonymous), { record: 'nador' })
  expect(flagged).toMatchObject({ flagged: true, fields: { name: [{ flagged: true }], place: [{ flagged: true }] } })

  await setting.knowledge.index({ dataSet: id, version })
  const checked = await perform(
    recheckCitations,
    { ...setting.context(worker), channel: 'worker' },
    { dataSet: id, version },
  )

  expect(checked).toEqual({ looked: 2, moved: 1 })
  const { fields } = await perform(readRecord, setting.context(anonymous), { record: 'nador' })
  expect(fields.name![0]).toMatchObject({ flagged: false, citations: [{ version, document: digestOf(changed) }] })
  expect(fields.place![0]).toMatchObject({ flagged: true, citations: [{ stands: false, text: 'مدينة الناظور' }] })
})

test('a document that a newer reader reads differently keeps its citations where the words still stand', async () => {
  await using setting = await aSetting()
  const { id, version } = await setting.knowledge.publish({ 'ar/nador.md': nador })
  await aRecord(setting, anInstitute(nador, 'معهد الناظور', { slug: 'nador' }))
  await readAnew(setting.database, version)
  const lost = perform(readRecord, setting.context(anonymous), { record: 'nador' })
  await expect(lost).rejects.toMatchObject({ code: 'record.not-found' })

  const input = { dataSet: id, version }
  const checked = await perform(recheckCitations, { ...setting.context(worker), channel: 'worker' }, input)

  expect(checked).toEqual({ looked: 1, moved: 1 })
  const record = await perform(readRecord, setting.context(anonymous), { record: 'nador' })
  expect(record).toMatchObject({ flagged: false, fields: { name: [{ citations: [{ text: 'معهد الناظور' }] }] } })
})

/** As if a newer reader had found a line more at the head of the only page. */
async function readAnew(database: Kysely<never>, version: string): Promise<void> {
  const text = `سطر جديد\n${nador}`
  await sql`
    with former as (
      select extraction.* from knowledge.extraction extraction
      join knowledge.indexed_document document on document.extraction = extraction.digest
      where document.version = ${version}
    ), inserted as (
      insert into knowledge.extraction
      select ${digestOf('another reading')}, file, recipe, 'newer', extension, media_type, damaged, latin, created_at
      from former returning digest
    )
    insert into knowledge.page (extraction, number, text, digest, paragraphs)
    select digest, 1, ${text}, ${digestOf(text)}, '[]' from inserted`.execute(database)
  await sql`
    update knowledge.indexed_document set extraction = ${digestOf('another reading')}
    where version = ${version}`.execute(database)
}

test('a reader finds nothing out by asking for what may not be shown to them', async () => {
  await using setting = await aSetting()
  const secret = 'شريك المعهد: منظمة مكتومة.'
  await setting.knowledge.publish({ 'ar/nador.md': nador })
  const { id } = await setting.knowledge.publish({ 'ar/secret.md': secret })
  const organisation = { texts: { ar: 'المنظمة' }, citations: [{ document: digestOf(nador), words: 'التكوين' }] }
  await aRecord(setting, { kind: 'organisation', slug: 'partner', fields: { name: [organisation] } })
  const partner = { record: 'partner', citations: [{ document: digestOf(secret), words: 'منظمة مكتومة' }] }
  await aRecord(setting, anInstitute(nador, 'معهد الناظور', { slug: 'nador', fields: { partner: [partner] } as never }))
  const found = async () => {
    const lists = [{ partner: 'partner' }, { linked: 'partner' }].map((filter) =>
      perform(listRecords, setting.context(anonymous), filter),
    )
    return (await Promise.all(lists)).map(({ records }) => records.map(({ slug }) => slug))
  }
  expect(await found()).toEqual([['nador'], ['nador']])

  await changeDataset(setting.knowledge.datasets, id, { secrecy: 'internal', personal: 'none', residency: ['MA'] })

  expect(await found()).toEqual([[], []])
})

test('a few words are carried over only within the sentence they stood in', async () => {
  await using setting = await aSetting()
  const { id } = await setting.knowledge.publish({ 'ar/nador.md': nador })
  const whole = anInstitute(nador, 'معهد الناظور سيقوي البحث والتكوين.', { slug: 'nador' })
  await aRecord(setting, { ...whole, fields: { ...whole.fields, ...anInstituteChange().fields } })

  const changed = nador.replace('يوجد المعهد في', 'أُغلق المعهد الذي كان في')
  await addFiles(setting.knowledge.datasets, id, { 'ar/nador.md': changed })
  await perform(sealVersion, setting.context(dataOfficer), { id })
  const { version } = await perform(publishVersion, setting.context(dataOfficer), { id })
  await setting.knowledge.index({ dataSet: id, version })
  const input = { dataSet: id, version }
  await perform(recheckCitations, { ...setting.context(worker), channel: 'worker' }, input)

  const { fields } = await perform(readRecord, setting.context(anonymous), { record: 'nador' })
  expect(fields.name![0]).toMatchObject({ flagged: false })
  expect(fields.place![0]).toMatchObject({ flagged: true, texts: { ar: 'مدينة الناظور' } })
})

test('nobody approves a new value whose source they cannot read', async () => {
  await using setting = await aSetting()
  await setting.knowledge.publish({ 'ar/nador.md': nador })
  const { id } = await setting.knowledge.publish({ 'ar/plan.md': 'الميزانية: مليار درهم.' })
  await aRecord(setting, anInstitute(nador, 'معهد الناظور', { slug: 'nador' }))
  const budget = {
    texts: { ar: 'مليار درهم' },
    citations: [{ document: digestOf('الميزانية: مليار درهم.'), words: 'مليار درهم' }],
  }
  const { fields } = anInstitute(nador, 'معهد الناظور')
  const change = { record: 'nador', fields: { ...fields, budget: [budget] } }
  const proposed = await perform(proposeChange, setting.context(dataOfficer), change)
  // Somebody with a permit that no role gives labels it.
  await sql`update datasets.dataset set secrecy = 'very-sensitive' where id = ${id}`.execute(setting.database)

  const approving = perform(approveRevision, setting.context(secondOfficer), named(proposed))

  await expect(approving).rejects.toMatchObject({ code: 'record.citation-unproved', values: { field: 'budget' } })
})

test('a record stays while a new version that has its document too waits to be read', async () => {
  await using setting = await aSetting()
  const { id } = await setting.knowledge.publish({ 'ar/nador.md': nador })
  await aRecord(setting, anInstitute(nador, 'معهد الناظور', { slug: 'nador' }))

  await addFiles(setting.knowledge.datasets, id, { 'ar/another.md': 'وثيقة أخرى.' })
  await perform(sealVersion, setting.context(dataOfficer), { id })
  const { version } = await perform(publishVersion, setting.context(dataOfficer), { id })

  const { fields } = await perform(readRecord, setting.context(anonymous), { record: 'nador' })
  expect(fields.name![0]).toMatchObject({ flagged: false, citations: [{ version, stands: true }] })
})
