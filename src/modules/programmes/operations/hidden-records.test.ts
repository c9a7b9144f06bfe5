import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { Derivation } from '../../../kernel/ports/derivation.ts'
import { derivations as logDerivations } from '../../audit/index.ts'
import { anonymous, changeDataset, dataOfficer, member } from '../../datasets/testing.ts'
import { derivations } from '../derivations.ts'
import { recordFacts, revisionFacts } from '../facts.ts'
import { anInstitute, aProgrammesSetting, aRecord, digestOf } from '../testing.ts'
import { approveRevision } from './approve-revision.ts'
import { listRecordChanges } from './list-changes.ts'
import { listRecords } from './list-records.ts'
import { proposeChange } from './propose-change.ts'
import { proposeEnd } from './propose-end.ts'
import { proposeRecord } from './propose-record.ts'
import { readHistory } from './read-history.ts'
import { readIndicator } from './read-indicator.ts'
import { readRecord } from './read-record.ts'
import { readRevision } from './read-revision.ts'
import { refuseRevision } from './refuse-revision.ts'

const nador = 'معهد الناظور سيقوي البحث والتكوين.'
const internal = { secrecy: 'internal', personal: 'none', residency: ['MA'] }

async function aSetting() {
  const database = await freshDatabase<never>()
  const setting = await aProgrammesSetting(database)
  const { id } = await setting.knowledge.publish({ 'ar/nador.md': nador })
  return {
    database,
    ...setting,
    close: () => changeDataset(setting.knowledge.datasets, id, internal),
    async [Symbol.asyncDispose]() {
      await setting[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

test('where a page of a list goes on does not tell which record is there that the reader may not see', async () => {
  await using setting = await aSetting()
  const words = ['معهد', 'الناظور', 'سيقوي', 'البحث', 'والتكوين', 'معهد الناظور', 'يقوي']
  for (const [i, name] of words.entries()) await aRecord(setting, anInstitute(nador, name, { slug: `secret-${i}` }))
  await setting.close()

  const { records, next } = await perform(listRecords, setting.context(anonymous), { limit: 1 })
  expect(records).toEqual([])
  expect(Buffer.from(next!, 'base64url').toString('utf8')).not.toContain('secret')
  expect(next).not.toContain('secret')
  const rest = await perform(listRecords, setting.context(anonymous), { limit: 1, cursor: next! })
  expect(rest).toEqual({ records: [], next: null })
})

test('what lacks something that it must have is named nowhere, though its title is our own word', async () => {
  await using setting = await aSetting()
  const offer = { texts: { ar: 'التكوين' }, citations: [{ document: digestOf(nador), words: 'التكوين' }] }
  const name = { texts: { ar: 'باب الباحثين' } }
  await aRecord(setting, {
    kind: 'space',
    slug: 'door',
    fields: { name: [name], audience: [{ term: 'researchers' }], offer: [offer] },
  })
  const context = setting.context(anonymous)
  const published = derivations(context)[0]!
  const named = async () => ({
    changes: (await perform(listRecordChanges, context, {})).changes.length,
    events: (await published.events(setting.database, { after: null, limit: 10 }))!.events.length,
    counted: (await published.count(setting.database)).value,
  })
  expect(await named()).toEqual({ changes: 1, events: 1, counted: 1 })

  await setting.close()

  expect(await named()).toEqual({ changes: 0, events: 0, counted: 0 })
  const reading = perform(readHistory, context, { record: 'door' })
  await expect(reading).rejects.toMatchObject({ code: 'record.not-found' })
})

test('rules, and the log, are told of a record and its revisions by an id that tells nothing', async () => {
  await using setting = await aSetting()
  const { id } = await perform(
    proposeRecord,
    setting.context(dataOfficer),
    anInstitute(nador, 'معهد', { slug: 'plan' }),
  )
  const record = await recordFacts({ db: setting.database }, { record: 'plan' })
  expect(record).toEqual({ kind: 'record', id, published: false })
  const revision = await revisionFacts({ db: setting.database }, { record: 'plan', revision: 1 })
  expect(revision).toMatchObject({ id: `${id}/1`, published: false })
})

test('who may not write learns neither by answers nor by the log which drafts there are', async () => {
  await using setting = await aSetting()
  await perform(proposeRecord, setting.context(dataOfficer), anInstitute(nador, 'معهد', { slug: 'plan' }))
  const [, denials] = logDerivations as readonly Derivation[]
  const countDenials = async () => (await denials!.count(setting.database)).value
  const asking = (context: ReturnType<typeof setting.context>, record: string) => [
    perform(readRevision, context, { record, revision: 1 }),
    perform(approveRevision, context, { record, revision: 1 }),
    perform(refuseRevision, context, { record, revision: 1, reason: 'why' }),
    perform(proposeChange, context, { record, fields: {} }),
    perform(proposeEnd, context, { record, change: 'retraction', note: 'why' }),
    perform(readRecord, context, { record }),
    perform(readHistory, context, { record }),
    perform(readIndicator, context, { record }),
  ]
  for (const principal of [anonymous, member]) {
    const answers = []
    for (const record of ['plan', 'none']) {
      const before = await countDenials()
      const context = setting.context(principal)
      const codes = (await Promise.allSettled(asking(context, record))).map((one) =>
        one.status === 'rejected' ? one.reason.code : 'done',
      )
      answers.push({ codes, denied: (await countDenials()) - before })
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]!.codes.slice(5)).toEqual(Array(3).fill('record.not-found'))
  }
})

const nothing: readonly [string, object][] = [
  ['a kind with a character that no text has', { kind: '\0' }],
  ['such a source', { source: 'S\0' }],
  ['a cursor that nobody was given', { cursor: Buffer.from('["\\u0000","a"]').toString('base64url') }],
]

test.each(nothing)('%s is refused, and is no fault of the platform', async (_, input) => {
  await using setting = await aSetting()
  const listing = perform(listRecords, setting.context(anonymous), input)
  await expect(listing).rejects.toMatchObject({ status: expect.toSatisfy((status) => [400, 422].includes(status)) })
})

test('numbers larger than any revision are refused in addresses and in cursors', async () => {
  await using setting = await aSetting()
  const cursor = Buffer.from('["2026-01-01T00:00:00Z","rec_aaaaaaaaaaaa",99999999999]').toString('base64url')
  const listing = perform(listRecordChanges, setting.context(anonymous), { cursor })
  await expect(listing).rejects.toMatchObject({ code: 'record.cursor-unknown' })
  const reading = perform(readRevision, setting.context(dataOfficer), { record: 'plan', revision: 99_999_999_999 })
  await expect(reading).rejects.toMatchObject({ code: 'request.invalid' })
})

const unfit: readonly [string, object][] = [
  ['words that turn the text around them', { name: [{ texts: { ar: 'معهد \u202E' }, citations: [] }] }],
  ['words with a character that no text has', { name: [{ texts: { ar: 'معهد\0' }, citations: [] }] }],
  [
    'a page beyond any document',
    { name: [{ texts: { ar: 'م' }, citations: [{ document: digestOf('x'), page: 2 ** 40, start: 0, end: 1 }] }] },
  ],
  [
    'more citations than a proposal may have',
    {
      partner: Array.from({ length: 100 }, () => ({
        texts: { ar: 'م' },
        citations: Array.from({ length: 20 }, () => ({ document: digestOf(nador), words: 'معهد' })),
      })),
      name: [{ texts: { ar: 'م' }, citations: [{ document: digestOf(nador), words: 'معهد' }] }],
    },
  ],
]

test.each(unfit)('%s are not proposed', async (_, fields) => {
  await using setting = await aSetting()
  const input = { kind: 'institute', slug: 'plan', fields }
  const proposing = perform(proposeRecord, setting.context(dataOfficer), input)
  await expect(proposing).rejects.toMatchObject({ code: 'request.invalid' })
})
