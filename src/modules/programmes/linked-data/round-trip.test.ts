import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { Problem } from '../../../kernel/problem.ts'
import { anonymous, dataOfficer } from '../../datasets/testing.ts'
import { approveRevision } from '../operations/approve-revision.ts'
import { listRecords } from '../operations/list-records.ts'
import { proposeChange } from '../operations/propose-change.ts'
import { proposeRecord } from '../operations/propose-record.ts'
import { readRecord } from '../operations/read-record.ts'
import { readRevision } from '../operations/read-revision.ts'
import { anInstitute, aProgrammesSetting, aRecord, aSampleRecord, digestOf, secondOfficer } from '../testing.ts'
import { type ImportDesk, type ImportOutcome, proposeImported } from './propose-imported.ts'
import { readRecordsFile } from './read-file.ts'
import { linkedDataOf, tableOf } from './stream-records.ts'
import { placesOf } from './testing.ts'

const lab = 'أطلق المختبر مع المعهد.\n\nيعمل المختبر على اللغة.\n\nوقعت الاتفاقية مع شريك.\n\nانعقد اللقاء في الرباط.\n'

async function anInstallation() {
  const database = await freshDatabase<never>()
  const setting = await aProgrammesSetting(database)
  await setting.knowledge.publish({ 'ar/lab.md': lab })
  const list = (cursor: string | undefined) =>
    perform(listRecords, setting.context(anonymous), { limit: 1, ...(cursor && { cursor }) })
  const desk: ImportDesk<Problem> = {
    async inForce(slug) {
      try {
        const { revision } = await perform(readRecord, setting.context(dataOfficer), { record: slug })
        return await perform(readRevision, setting.context(dataOfficer), { record: slug, revision })
      } catch {
        return undefined
      }
    },
    propose: (record) => perform(proposeRecord, setting.context(dataOfficer), record),
    proposeChange: (record, fields) => perform(proposeChange, setting.context(dataOfficer), { record, fields }),
    refusalOf(error) {
      if (error instanceof Problem) return error
      throw error
    },
  }
  return {
    setting,
    list,
    /** Imports a file and lets somebody else approve what was proposed. */
    async take(text: string) {
      const outcomes: ImportOutcome<Problem>[] = []
      for await (const outcome of proposeImported(readRecordsFile(new TextEncoder().encode(text)), desk)) {
        outcomes.push(outcome)
        if (!('revision' in outcome)) continue
        const { slug, revision } = outcome
        await perform(approveRevision, setting.context(secondOfficer), { record: slug!, revision })
      }
      return outcomes
    },
    async data() {
      return textOf(linkedDataOf(list, placesOf('https://same.example'), AbortSignal.timeout(20_000)))
    },
    table: () => textOf(tableOf(list, AbortSignal.timeout(20_000))),
    async [Symbol.asyncDispose]() {
      await setting[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}

const cited = (words: string, more: object = {}) => ({
  texts: { ar: words },
  citations: [{ document: digestOf(lab), words }],
  ...more,
})

/** An event, an agreement made at it, and a laboratory and an agreement that lead to each other. */
async function withRecords(setting: Awaited<ReturnType<typeof anInstallation>>['setting']): Promise<void> {
  await aRecord(setting, { kind: 'event', slug: 'meeting', code: 'E1', fields: { name: [cited('اللقاء')] } })
  const agreement = { partner: [cited('شريك')], event: [cited('انعقد اللقاء', { record: 'meeting' })] }
  await aRecord(setting, { kind: 'agreement', slug: 'deal', code: 'A10', fields: agreement })
  const laboratory = {
    name: [cited('أطلق المختبر'), cited('يعمل المختبر')],
    agreement: [cited('وقعت الاتفاقية', { record: 'deal' })],
    sector: [{ term: 'research' }],
  }
  await aRecord(setting, { kind: 'laboratory', slug: 'lab', fields: laboratory })
  const whole = { ...agreement, result: [cited('المعهد', { record: 'lab' })] }
  const { revision } = await perform(proposeChange, setting.context(dataOfficer), { record: 'deal', fields: whole })
  await perform(approveRevision, setting.context(secondOfficer), { record: 'deal', revision })
}

const results = (outcomes: readonly ImportOutcome<Problem>[]) =>
  outcomes.map(({ slug, result }) => `${slug} ${result}`).sort()

test.each(['data', 'table'] as const)(
  'what one installation writes as %s another that holds the same documents has on record once it is approved',
  async (form) => {
    await using one = await anInstallation()
    await using other = await anInstallation()
    await withRecords(one.setting)
    const file = await one[form]()

    const first = await other.take(file)
    expect(results(first)).toEqual(['deal proposed', 'lab proposed', 'meeting proposed'])
    // The two that lead to each other cannot both come first.
    expect(first.filter((outcome) => 'leftOut' in outcome && outcome.leftOut > 0)).toHaveLength(1)
    await other.take(file)

    const comparable = (text: string) =>
      text.replaceAll(/ds_[a-z0-9]{12}|sha256:[0-9a-f]{64}|"(revision|publishedAt|changedAt)":[^,]+,/g, '')
    expect(comparable(await other.data())).toEqual(comparable(await one.data()))
    expect(results(await other.take(file))).toEqual(['deal unchanged', 'lab unchanged', 'meeting unchanged'])
    expect(results(await one.take(file))).toEqual(['deal unchanged', 'lab unchanged', 'meeting unchanged'])
  },
)

test('a file changes what it says, and leaves alone what its writer could not see', async () => {
  await using here = await anInstallation()
  const waiting = { document: digestOf('absent'), page: 1, start: 0, end: 6, quote: digestOf('absent') }
  const name = cited('أطلق المختبر')
  const fields = {
    name: [{ ...name, citations: [...name.citations, waiting] }],
    budget: [{ texts: { ar: 'ميزانية' }, citations: [waiting] }],
  }
  await aSampleRecord(here.setting, { kind: 'laboratory', slug: 'lab', fields })
  const table = await here.table()

  const [outcome] = await here.take(
    `${table}lab,laboratory,,place,0,ar,الرباط,,,,,,,${digestOf(lab)},,,,الرباط,,,,,\r\n`,
  )

  expect(outcome).toMatchObject({ result: 'changed', revision: 2 })
  const input = { record: 'lab', revision: 2 }
  const { given } = await perform(readRevision, here.setting.context(dataOfficer), input)
  expect(given.name![0]!.citations).toHaveLength(2)
  expect(given.budget![0]!.citations).toEqual([waiting])
  expect(given.place![0]!.texts).toEqual({ ar: 'الرباط' })
})

test('a record whose words do not stand there is refused with its reason, and the others are proposed', async () => {
  await using here = await anInstallation()
  const head = 'record,kind,field,language,text,document,quote\r\n'
  const row = (slug: string, words: string) => `${slug},institute,name,ar,${words},${digestOf(lab)},${words}\r\n`

  const outcomes = await here.take(
    `${head}${row('one', 'المعهد')}${row('two', 'معهد آخر')}three,nothing,name,ar,x,,\r\n`,
  )

  expect(outcomes.map((outcome) => ('refusal' in outcome ? outcome.refusal.code : outcome.result))).toEqual([
    'proposed',
    'record.citation-unproved',
    'record.kind-unknown',
  ])
})

test('a record keeps its kind', async () => {
  await using here = await anInstallation()
  await aRecord(here.setting, anInstitute(lab, 'المعهد', { slug: 'one' }))
  const [outcome] = await here.take(`record,kind,field,language,text\r\none,event,name,ar,x\r\n`)
  expect(outcome).toMatchObject({ refusal: { code: 'exchange.identity-differs', values: { part: 'kind' } } })
})
