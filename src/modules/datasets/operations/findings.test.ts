import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { Principal } from '../../../kernel/principal.ts'
import { refusedSurvey, surveyPages } from '../survey.ts'
import { keepSurveys } from '../survey-store.ts'
import type { DatasetTables } from '../tables.ts'
import {
  aDataset,
  aDatasetSetting,
  addFiles,
  anonymous,
  changeDataset,
  type DatasetSetting,
  dataOfficer,
  member,
} from '../testing.ts'
import { answerFindings } from './answer-findings.ts'
import { changeMetadata } from './change-metadata.ts'
import { publishVersion } from './publish-version.ts'
import { readDataset } from './read-dataset.ts'
import { readFindings } from './read-findings.ts'
import { readVersion } from './read-version.ts'
import { sealVersion } from './seal-version.ts'

const people = (numbers: readonly string[]) => ['cin,city', ...numbers.map((number) => `${number},Fes`)].join('\n')
const cards = Array.from({ length: 12 }, (_, i) => `AB${123450 + i}`)
const authorisation = { kind: 'authorisation', number: 'A-RS-42/2026', until: null }
const asPersonal = { secrecy: 'public', personal: 'sensitive', residency: ['MA'] }
/** Clear of everybody's data, and of the law's conditions, so that the gate is what decides. */
const reason = 'These are numbers of files, and not of cards.'

function officerOf(organisation: string): Principal {
  const memberships = [{ organisation, roles: ['data-officer' as const] }]
  return { kind: 'person', id: 'per_cccccccccccc', name: 'officer (test)', organisation, roles: [], memberships }
}

async function sealed(setting: DatasetSetting, files: Readonly<Record<string, string>>, said = {}) {
  const id = await aDataset(setting, said)
  await addFiles(setting, id, files)
  const { version } = await perform(sealVersion, setting.context(dataOfficer), { id })
  return { id, version }
}

test('a column of card numbers proposes a sensitive label, and is told by its name and number only', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, version } = await sealed(setting, { 'people.csv': people(cards), 'notes.md': 'Nothing here.' })

  const findings = await perform(readFindings, setting.context(dataOfficer), { id, version })

  expect(findings).toMatchObject({ proposed: 'sensitive', unanswered: true, answer: null })
  expect(findings.files).toMatchObject([
    { path: 'notes.md', survey: { types: [], columns: [], proposed: 'none', refused: null } },
    {
      path: 'people.csv',
      survey: { columns: [{ column: 0, header: 'cin', type: 'ma.cin', cells: 12 }], proposed: 'sensitive' },
    },
  ])
  await expect(perform(readFindings, setting.context(member), { id, version })).rejects.toMatchObject({ status: 404 })
})

test('a version whose findings ask for a stricter label is published when the label says so and the law is met', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  const { publisher } = await perform(readDataset, setting.context(dataOfficer), { id })
  const own = setting.context(officerOf(publisher.id))
  await addFiles(setting, id, { 'people.csv': people(cards) })
  await perform(sealVersion, own, { id })

  // Card numbers stand in it: without an authorisation the law refuses before the gate is asked.
  await expect(perform(publishVersion, own, { id })).rejects.toMatchObject({ status: 403 })
  await changeDataset(setting, id, { cndp: authorisation, purposes: ['statistics'] })
  await expect(perform(publishVersion, own, { id })).rejects.toMatchObject({
    code: 'dataset.findings-unanswered',
    values: { proposed: 'sensitive', personal: 'none' },
  })
  await perform(changeMetadata, own, { id, ...asPersonal })
  expect(await perform(publishVersion, own, { id })).toMatchObject({ changed: true })
})

test('an officer answers findings in writing, and the answer is kept with who and when', async () => {
  await using db = await freshDatabase<DatasetTables>()
  const now = new Date('2026-11-22T08:00:00Z')
  await using setting = await aDatasetSetting(db, { clock: () => now })
  const { id, version } = await sealed(setting, { 'people.csv': people(cards) })
  await expect(perform(publishVersion, setting.context(dataOfficer), { id })).rejects.toThrow()

  await expect(
    perform(answerFindings, setting.context(dataOfficer), { id, version, reason: 'no' }),
  ).rejects.toMatchObject({ code: 'request.invalid' })
  await expect(perform(answerFindings, setting.context(anonymous), { id, version, reason })).rejects.toMatchObject({
    status: 404,
  })
  await perform(answerFindings, setting.context(dataOfficer), { id, version, reason: `${reason} Not AB123456.` })

  const { answer, unanswered } = await perform(readFindings, setting.context(dataOfficer), { id, version })
  expect(unanswered).toBe(false)
  expect(answer).toMatchObject({ by: 'per_aaaaaaaaaaaa', at: now.toISOString(), proposed: 'sensitive' })
  expect(answer?.reason).toContain(reason)
  expect(answer?.reason).not.toContain('AB123456')
  expect(await perform(publishVersion, setting.context(dataOfficer), { id })).toMatchObject({ changed: true })

  const other = await sealed(setting, { 'a.md': 'Nothing.' })
  await expect(perform(answerFindings, setting.context(dataOfficer), { ...other, reason })).rejects.toMatchObject({
    code: 'dataset.nothing-to-answer',
  })
})

test('an answer goes as far as what it answered: what is found later and asks for more counts again', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, version } = await sealed(setting, { 'a.md': 'Téléphone : 0661234567' })
  const context = setting.context(dataOfficer)
  await perform(answerFindings, context, { id, version, reason: 'The telephone of the reception.' })
  await perform(publishVersion, context, { id })
  expect((await perform(readDataset, context, { id })).identifiers).toEqual([])

  const { files } = await perform(readVersion, context, { id, digest: version })
  const more = await surveyPages(context.personalData, ['CIN : AB123456'])
  await keepSurveys(setting.db, new Map([[files[0]!.digest!, more]]), { detector: 'test/2', at: new Date() })

  expect((await perform(readDataset, context, { id })).identifiers).toEqual(['ma.cin'])
})

test('a document is published when it was read and looked through, and its reading is asked for', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, version } = await sealed(setting, { 'a.pdf': '%PDF-1.7', 'b.zip': 'PK\u0003\u0004' })
  const wanted: unknown[] = []
  const context = {
    ...setting.context(dataOfficer),
    readingWanted: async (_: unknown, one: { dataSet: string; version: string }) => void wanted.push(one),
  }

  await expect(perform(publishVersion, context, { id })).rejects.toMatchObject({
    code: 'dataset.not-surveyed',
    values: { files: 1 },
  })
  expect(wanted).toEqual([{ dataSet: id, version }])

  const { files } = await perform(readVersion, setting.context(dataOfficer), { id, digest: version })
  const read = await surveyPages(context.personalData, ['Page one.', 'Call 0612345678, a@example.ma.'])
  const kept = { detector: context.personalData.revision, at: new Date() }
  await keepSurveys(setting.db, new Map([[files[0]!.digest!, refusedSurvey('document.too-slow')]]), kept)
  await keepSurveys(setting.db, new Map([[files[0]!.digest!, read]]), kept)
  await expect(perform(publishVersion, context, { id })).rejects.toMatchObject({
    code: 'dataset.findings-unanswered',
    values: { proposed: 'personal' },
  })
})

test('texts that were looked through by detectors of another revision are looked through again', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, version } = await sealed(setting, { 'a.md': 'Nothing.' })
  const context = setting.context(dataOfficer)
  const newer = { ...context, personalData: { ...context.personalData, revision: 'test/2' } }

  expect((await perform(readFindings, newer, { id, version })).files).toMatchObject([{ survey: null }])
  await perform(publishVersion, newer, { id })
  expect((await perform(readFindings, newer, { id, version })).files).toMatchObject([
    { survey: { detector: 'test/2' } },
  ])
})

const cin = fc
  .tuple(fc.constantFrom('A', 'BE', 'JK', 'CD'), fc.integer({ min: 10_000, max: 999_999 }))
  .map(([l, n]) => `${l}${n}`)
const phone = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((n) => `06${n}`)
const email = fc.integer({ min: 1000, max: 999_999 }).map((n) => `nom.prenom${n}@exemple.ma`)
const planted = fc.array(fc.oneof(cin, phone, email), { minLength: 1, maxLength: 12 })
const written = fc.constantFrom(
  (values: readonly string[]) => ['a.csv', ['id;value', ...values.map((value, i) => `${i};${value}`)].join('\n')],
  // A table whose first line is no line of names.
  (values: readonly string[]) => ['b.csv', values.map((value) => `${value},${value}`).join('\n')],
  (values: readonly string[]) => ['c.md', `# Liste\n\nCIN ${values.join(', ')}`],
  (values: readonly string[]) => ['d.jsonl', values.map((value) => JSON.stringify({ [value]: value })).join('\n')],
  (values: readonly string[]) => [
    'e.html',
    `<table>${values.map((value) => `<tr><th>${value}</th></tr>`).join('')}</table>`,
  ],
)

test('a first line that may be a number of somebody is no line of names', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  const lines = ['A10000,A10000', 'nom.prenom1000@exemple.ma,nom.prenom1000@exemple.ma', 'A10000,A10000']
  await addFiles(setting, id, { 'b.csv': lines.join('\n'), 'c.jsonl': '{"A10000":"nom.prenom1000@exemple.ma"}' })
  const { version } = await perform(sealVersion, setting.context(dataOfficer), { id })
  const findings = await perform(readFindings, setting.context(dataOfficer), { id, version })
  expect(JSON.stringify(findings)).not.toContain('A10000')
  expect(findings.proposed).toBe('personal')
})

test('wherever identifiers stand in files, no table of the database and no finding holds one', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const all: string[] = []
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(planted, written), { minLength: 1, maxLength: 3 }), async (files) => {
      const id = await aDataset(setting)
      for (const [values, write] of files) {
        const [path, body] = write(values)
        await addFiles(setting, id, { [path!]: body! })
        all.push(...values)
      }
      const { version } = await perform(sealVersion, setting.context(dataOfficer), { id })
      const findings = JSON.stringify(await perform(readFindings, setting.context(dataOfficer), { id, version }))
      for (const value of files.flatMap(([values]) => values)) expect(findings).not.toContain(value)
    }),
    { numRuns: 25 },
  )
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db)
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`select row::text as text from ${sql.raw(name)} row`.execute(db)
    const text = rows.map((row) => row.text).join('\n')
    for (const value of all) expect(text.includes(value), `${name} holds ${value}`).toBe(false)
  }
})
