import { expect, test } from 'vitest'
import { extractionDigest, isCorrectedIn, textDigest } from '../../../../libs/receipt/index.ts'
import { pdfWithContent } from '../../../adapters/document-reader/testing.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import type { Database } from '../../../kernel/database.ts'
import { perform } from '../../../kernel/perform.ts'
import type { ReadPage } from '../../../kernel/ports/document-reader.ts'
import { anonymous } from '../../../kernel/principal.ts'
import { publishVersion, sealVersion } from '../../datasets/index.ts'
import {
  aDataset,
  addFiles,
  changeDataset,
  dataOfficer,
  member,
  personalLabel,
  underPermit,
} from '../../datasets/testing.ts'
import type { KnowledgeTables } from '../tables.ts'
import { aKnowledgeSetting, type KnowledgeSetting, worker } from '../testing.ts'
import { renewDecided, wantIndex } from '../want-index.ts'
import { acceptPage } from './accept-page.ts'
import { correctPage } from './correct-page.ts'
import { indexVersion } from './index-version.ts'
import { listPagesBelowGate } from './list-pages-below-gate.ts'
import { listVersionsBelowGate } from './list-versions-below-gate.ts'
import { readIndex } from './read-index.ts'
import { readPage } from './read-page.ts'
import { readPageImage } from './read-page-image.ts'
import { searchPassages } from './search.ts'
import { withdrawDecision } from './withdraw-decision.ts'

const scanned = 'تعـقد اللجـنة اجتماعها كل شهر بمدينة طنحة'
const corrected = '# اللجنة\n\nتعقد اللجنة اجتماعها كل شهر بمدينة طنجة.'
const sound = 'ينشر المعهد تقريره السنوي في شهر مارس.'
const reason = 'The page was compared with its image, word by word.'

const pageOf = (number: number, text: string, confidence?: number): ReadPage => ({
  number,
  text,
  paragraphs: [{ start: 0, end: [...text].length, kind: 'paragraph' }],
  ...(confidence !== undefined && { ocr: { confidence, doubtful: [{ start: 0, end: 6, confidence: 0.1 }] } }),
})

/** Reads every document as these pages; another revision is another reader. */
function readerOf(pages: readonly ReadPage[], revision = 'test') {
  return {
    revision,
    read: async () => ({ recipe: revision, mediaType: 'application/pdf' as const, pages }),
  }
}

const aScan = readerOf([pageOf(1, sound), pageOf(2, scanned, 0.3)])

/** The same platform with another reader of documents. */
async function aScanSetting(db: Database): Promise<KnowledgeSetting & { read(reader: typeof aScan): void }> {
  const setting = await aKnowledgeSetting(db)
  let documentReader = aScan
  const context: KnowledgeSetting['context'] = (principal) => ({ ...setting.context(principal), documentReader })
  const index: KnowledgeSetting['index'] = async (wanted) => {
    await wantIndex(db, { ...setting.ports, documentReader }, wanted, new Date())
    await perform(indexVersion, { ...context(worker), channel: 'worker' }, { ...wanted })
  }
  return Object.assign(Object.create(setting) as KnowledgeSetting, {
    context,
    index,
    read(reader: typeof aScan) {
      documentReader = reader
    },
    publish: async (files: Parameters<KnowledgeSetting['publish']>[0], changes = {}) => {
      const id = await aDataset(setting.datasets, changes)
      await addFiles(setting.datasets, id, files)
      const { version } = await perform(sealVersion, setting.datasets.context(dataOfficer), { id })
      await index({ dataSet: id, version })
      await perform(publishVersion, setting.datasets.context(dataOfficer), { id })
      return { id, version }
    },
  })
}

const query = 'أين تعقد اللجنة اجتماعها؟'

async function found(setting: KnowledgeSetting) {
  const { passages } = await perform(searchPassages, setting.context(anonymous), { query })
  return passages.filter(({ page }) => page === 2)
}

async function aPublishedScan(setting: KnowledgeSetting) {
  const { id: dataSet, version } = await setting.publish({ 'scan.pdf': '%PDF scan' })
  const place = { dataSet, version, path: 'scan.pdf', page: 2 }
  const { digest } = await perform(readPage, setting.context(anonymous), place)
  return { place, digest: digest!, dataSet, version }
}

test('a page below the gate is not found, the others of its document are, and its officer sees why', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aScanSetting(db)
  const { place, dataSet, version } = await aPublishedScan(setting)

  expect(await found(setting)).toEqual([])
  const others = await perform(searchPassages, setting.context(anonymous), { query: 'متى ينشر المعهد تقريره؟' })
  expect(others.passages).toMatchObject([{ page: 1 }])
  expect(await perform(readPage, setting.context(anonymous), place)).toMatchObject({
    text: scanned,
    searched: false,
    quality: { verdict: 'below-gate', reasons: ['low-ocr-confidence'] },
    original: null,
    decision: null,
  })
  const { read } = await perform(readIndex, setting.context(anonymous), { dataSet, version })
  expect(read).toMatchObject([
    { pages: 2, recognisedPages: 1, pagesBelowGate: 1, reasons: { 'low-ocr-confidence': 1 }, correctedPages: 0 },
  ])
  expect(read[0]!.meanConfidence).toBeCloseTo(0.3)
  const { pages } = await perform(listPagesBelowGate, setting.context(dataOfficer), { dataSet, version })
  expect(pages).toMatchObject([
    {
      path: 'scan.pdf',
      page: 2,
      reasons: [{ reason: 'low-ocr-confidence', witnesses: ['تعـقد '] }],
      decision: null,
      address: 'scan.pdf?2',
    },
  ])
  const mine = async (principal: typeof dataOfficer) =>
    (await perform(listVersionsBelowGate, setting.context(principal), {})).versions
  expect(await mine(dataOfficer)).toMatchObject([{ dataSet, version, pages: 1 }])
  for (const principal of [anonymous, member]) expect(await mine(principal)).toEqual([])
})

test('a page that an officer corrects is found in their words, which its extraction names, and what was read stays beside it', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aScanSetting(db)
  const { place, digest, dataSet, version } = await aPublishedScan(setting)

  await perform(correctPage, setting.context(dataOfficer), { ...place, digest, text: corrected, reason })
  const waiting = await perform(readPage, setting.context(anonymous), place)
  expect(waiting).toMatchObject({ text: scanned, searched: false, decision: { decision: 'correct', reason } })
  expect(await found(setting)).toEqual([])

  await setting.index({ dataSet, version })
  const [passage] = await found(setting)
  expect(passage).toMatchObject({ corrected: true, repaired: null })
  expect(passage!.text).toContain('بمدينة طنجة')
  const page = await perform(readPage, setting.context(anonymous), place)
  expect(page).toMatchObject({ text: corrected, searched: true, original: { text: scanned, digest } })
  expect(page.digest).toBe(textDigest(corrected))
  expect(page.extraction).toBe(
    extractionDigest({ file: page.file!, recipe: page.recipe, pages: [textDigest(sound), page.digest!] }),
  )
  expect([1, 2].map((number) => isCorrectedIn(page.recipe, number))).toEqual([false, true])

  const { read } = await perform(readIndex, setting.context(anonymous), { dataSet, version })
  expect(read).toMatchObject([{ correctedPages: 1, pagesBelowGate: 0, reasons: {} }])
  const { pages } = await perform(listPagesBelowGate, setting.context(dataOfficer), { dataSet, version })
  expect(pages).toMatchObject([{ page: 2, decision: { decision: 'correct', reason, by: 'per_aaaaaaaaaaaa' } }])
})

test('a correction is corrected again, and the last one counts', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aScanSetting(db)
  const { place, digest, dataSet, version } = await aPublishedScan(setting)
  const officer = setting.context(dataOfficer)
  await perform(correctPage, officer, { ...place, digest, text: corrected, reason })
  await setting.index({ dataSet, version })
  await expect(
    perform(correctPage, officer, { ...place, digest, text: `${corrected}\r\n`, reason }),
  ).rejects.toMatchObject({ code: 'knowledge.nothing-corrected' })
  const again = corrected.replace('كل شهر', 'كل شهرين')
  await perform(correctPage, officer, { ...place, digest, text: again, reason })
  await setting.index({ dataSet, version })
  expect(await perform(readPage, officer, place)).toMatchObject({ text: again, original: { text: scanned } })
  const kept = await db.selectFrom('knowledge.page_decision').select('text').orderBy('id').execute()
  expect(kept.map(({ text }) => text)).toEqual([corrected, again])
})

test('a page that an officer accepts is found as it was read', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aScanSetting(db)
  const { place, digest, dataSet, version } = await aPublishedScan(setting)
  const officer = setting.context(dataOfficer)
  await perform(acceptPage, officer, { ...place, digest, reason: `${reason} Call 0661234567.` })
  await setting.index({ dataSet, version })

  const [passage] = await found(setting)
  expect(passage).toMatchObject({ text: scanned, corrected: false })
  const page = await perform(readPage, setting.context(anonymous), place)
  expect(page).toMatchObject({ text: scanned, searched: true, original: null, decision: { decision: 'accept' } })
  expect(page.decision!.reason).not.toContain('0661234567')
  await expect(perform(acceptPage, officer, { ...place, digest, reason })).rejects.toMatchObject({
    code: 'knowledge.nothing-to-accept',
  })
  const first = { ...place, page: 1 }
  const { digest: other } = await perform(readPage, officer, first)
  await expect(perform(acceptPage, officer, { ...first, digest: other!, reason })).rejects.toMatchObject({
    code: 'knowledge.nothing-to-accept',
  })
})

test('what was decided is taken back: the page waits again, and what was decided stays on record', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aScanSetting(db)
  const { place, digest, dataSet, version } = await aPublishedScan(setting)
  const officer = setting.context(dataOfficer)
  const back = { ...place, digest, reason: 'The picture shows another word. Call 0661234567.' }
  await expect(perform(withdrawDecision, officer, back)).rejects.toMatchObject({ code: 'knowledge.nothing-decided' })

  for (const decide of [
    () => perform(acceptPage, officer, { ...place, digest, reason }),
    () => perform(correctPage, officer, { ...place, digest, text: corrected, reason }),
  ]) {
    await decide()
    await setting.index({ dataSet, version })
    expect(await found(setting)).toHaveLength(1)
    expect((await perform(listVersionsBelowGate, officer, {})).versions).toEqual([])

    await perform(withdrawDecision, officer, back)
    await setting.index({ dataSet, version })
    expect(await found(setting)).toEqual([])
    expect(await perform(readPage, officer, place)).toMatchObject({ text: scanned, searched: false, decision: null })
    const { pages } = await perform(listPagesBelowGate, officer, { dataSet, version })
    expect(pages).toMatchObject([{ path: place.path, decision: null }])
    expect((await perform(listVersionsBelowGate, officer, {})).versions).toMatchObject([{ dataSet, pages: 1 }])
  }
  const kept = await db.selectFrom('knowledge.page_decision').select(['decision', 'reason']).orderBy('id').execute()
  expect(kept.map(({ decision }) => decision)).toEqual(['accept', 'withdraw', 'correct', 'withdraw'])
  expect(kept.every(({ reason }) => !reason.includes('0661234567'))).toBe(true)
  await expect(perform(withdrawDecision, setting.context(member), back)).rejects.toMatchObject({ status: 403 })
})

test('what was decided holds for the same file in later versions, and not for another reading of the page', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aScanSetting(db)
  const { place, digest, dataSet } = await aPublishedScan(setting)
  const officer = setting.context(dataOfficer)
  await perform(acceptPage, officer, { ...place, digest, reason })

  await addFiles(setting.datasets, dataSet, { 'more.pdf': '%PDF more' })
  const { version } = await perform(sealVersion, setting.datasets.context(dataOfficer), { id: dataSet })
  await setting.index({ dataSet, version })
  const later = { ...place, version }
  expect(await perform(readPage, officer, later)).toMatchObject({ searched: true })
  const other = { ...later, path: 'more.pdf' }
  expect(await perform(readPage, officer, other)).toMatchObject({ searched: false, decision: null })

  setting.read(readerOf([pageOf(1, sound), pageOf(2, `${scanned}.`, 0.3)], 'newer'))
  await setting.index({ dataSet, version })
  expect(await perform(readPage, officer, later)).toMatchObject({ searched: false, decision: null })
  await expect(perform(correctPage, officer, { ...later, digest, text: corrected, reason })).rejects.toMatchObject({
    code: 'knowledge.page-changed',
  })
})

test('a version that is published after a page of it was judged elsewhere is indexed again', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aScanSetting(db)
  const { place, digest, dataSet, version } = await aPublishedScan(setting)
  const wanted: unknown[] = []
  const ports = { ...setting.ports, jobs: { enqueue: async (...[, , input]: unknown[]) => void wanted.push(input) } }
  await renewDecided(db, ports, { dataSet, version }, new Date())
  expect(wanted).toEqual([])
  await perform(acceptPage, setting.context(dataOfficer), { ...place, digest, reason })
  await db
    .updateTable('knowledge.indexing')
    .set({ requested_at: new Date('2026-01-01') })
    .execute()
  await renewDecided(db, ports, { dataSet, version }, new Date())
  expect(wanted).toEqual([{ dataSet, version }])
})

test('the same content in a data set of others is read as its own officers decide', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aScanSetting(db)
  const { place, digest, dataSet, version } = await aPublishedScan(setting)
  const other = await setting.publish({ 'scan.pdf': '%PDF scan' }, { publisher: { en: 'Another administration' } })
  expect(other.version).toBe(version)

  await perform(correctPage, setting.context(dataOfficer), { ...place, digest, text: corrected, reason })
  await setting.index({ dataSet, version })
  await setting.index({ dataSet: other.id, version })
  const pages = await Promise.all(
    [dataSet, other.id].map((id) => perform(readPage, setting.context(anonymous), { ...place, dataSet: id })),
  )
  expect(pages.map(({ text }) => text)).toEqual([corrected, scanned])
  expect((await found(setting)).map((passage) => passage.dataSet)).toEqual([dataSet])
})

test('whoever is no officer of its owner judges no page, and of what is closed learns nothing', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aScanSetting(db)
  const { place, digest, dataSet, version } = await aPublishedScan(setting)
  const text = corrected
  for (const principal of [anonymous, member]) {
    const context = setting.context(principal)
    const status = principal === anonymous ? 401 : 403
    await expect(perform(acceptPage, context, { ...place, digest, reason })).rejects.toMatchObject({ status })
    await expect(perform(correctPage, context, { ...place, digest, text, reason })).rejects.toMatchObject({ status })
    await expect(perform(readPageImage, context, place)).rejects.toMatchObject({ status })
    await expect(perform(listPagesBelowGate, context, { dataSet, version })).rejects.toMatchObject({ status })
  }
  await changeDataset(setting.datasets, dataSet, { secrecy: 'sensitive', personal: 'none', residency: ['MA'] })
  const missing = { ...place, dataSet: 'ds_zzzzzzzzzzzz' }
  for (const at of [place, missing]) {
    await expect(perform(acceptPage, setting.context(member), { ...at, digest, reason })).rejects.toMatchObject({
      status: 404,
    })
  }
  expect(await db.selectFrom('knowledge.page_decision').selectAll().execute()).toEqual([])
})

test('what an officer writes about people asks for their label, or for their word that it stands', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aScanSetting(db)
  const { place, digest } = await aPublishedScan(setting)
  const said = { ...place, digest, text: `${corrected}\n\nCIN : AB123456, téléphone 0661234567.`, reason }
  const officer = setting.context(dataOfficer)
  await expect(perform(correctPage, officer, said)).rejects.toMatchObject({
    code: 'knowledge.correction-identifies',
    values: { proposed: expect.stringMatching(/personal|sensitive/) },
  })
  await perform(correctPage, officer, { ...said, labelStands: true })
})

test('a page whose people are covered is told without the words that show its damage, and is judged by nobody', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aScanSetting(db)
  const text = `${scanned} 0661234567`
  setting.read(readerOf([pageOf(1, sound), pageOf(2, text, 0.3)]))
  const published = await setting.publish({ 'scan.pdf': '%PDF scan' }, personalLabel)
  const place = { dataSet: published.id, version: published.version, path: 'scan.pdf', page: 2 }
  const { digest } = await perform(readPage, setting.context(dataOfficer), place)
  await perform(correctPage, setting.context(dataOfficer), {
    ...place,
    digest: digest!,
    text: `${corrected} 0661234568`,
    reason,
  })
  await setting.index({ dataSet: published.id, version: published.version })
  const covered = underPermit(setting.context(member), published, { personal: 'masked' })
  const page = await perform(readPage, covered, place)
  expect(page.original).toMatchObject({ digest: null })
  expect(JSON.stringify(page)).not.toMatch(/066123456/)
  expect(page.quality.signals.flatMap(({ witnesses }) => witnesses)).toEqual([])
  await expect(perform(readPageImage, covered, place)).rejects.toMatchObject({ status: 403 })
})

test('a decision that was made just before everything ended is there when the index is made again', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aScanSetting(db)
  const { place, digest, dataSet, version } = await aPublishedScan(setting)
  const failing = { enqueue: async () => Promise.reject(new Error('the connection is gone')) }
  const context = { ...setting.context(dataOfficer), jobs: failing }
  await expect(perform(acceptPage, context, { ...place, digest, reason })).rejects.toThrow('the connection is gone')
  // Neither half of it happened: no decision that nobody indexes, no index that nobody decided.
  expect(await perform(readPage, context, place)).toMatchObject({ decision: null, searched: false })

  await perform(acceptPage, setting.context(dataOfficer), { ...place, digest, reason })
  const ended = {
    ...setting.context(worker),
    channel: 'worker' as const,
    signal: AbortSignal.abort(new Error('killed')),
  }
  await expect(perform(indexVersion, ended, { dataSet, version })).rejects.toThrow('killed')
  expect((await perform(searchPassages, context, { query: 'متى ينشر المعهد تقريره؟' })).passages).toHaveLength(1)
  await setting.index({ dataSet, version })
  expect(await found(setting)).toHaveLength(1)
})

test('pages that were judged by other measures are judged anew, and not read anew', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aScanSetting(db)
  const { place, dataSet, version } = await aPublishedScan(setting)
  await db.updateTable('knowledge.extraction').set({ quality: 'older' }).execute()
  await db.updateTable('knowledge.page').set({ verdict: 'sound', reasons: [] }).execute()
  setting.read({ ...aScan, read: () => Promise.reject(new Error('nobody reads this again')) })
  await setting.index({ dataSet, version })
  expect(await perform(readPage, setting.context(anonymous), place)).toMatchObject({
    searched: false,
    quality: { verdict: 'below-gate' },
  })
})

test('the page of a PDF is drawn, and other formats say that they have none', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  const pdf = pdfWithContent('BT /F1 12 Tf 50 700 Td (The committee meets every month in Tangier.) Tj ET')
  const { id: dataSet, version } = await setting.publish({ 'a.pdf': pdf, 'a.md': `# عنوان\n\n${sound}` })
  const place = { dataSet, version, page: 1 }
  const image = await perform(readPageImage, setting.context(dataOfficer), { ...place, path: 'a.pdf' })
  expect(image.width).toBeGreaterThan(300)
  expect(Buffer.from(image.bytes, 'base64').subarray(1, 4).toString('latin1')).toBe('PNG')
  await expect(perform(readPageImage, setting.context(dataOfficer), { ...place, path: 'a.md' })).rejects.toMatchObject({
    code: 'knowledge.no-page-image',
  })
})
