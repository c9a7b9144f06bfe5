import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { verifyReceipt } from '../../../libs/receipt/index.ts'
import { pdfWithContent } from '../../adapters/document-reader/testing.ts'
import { type FreshDatabase, freshDatabase } from '../../adapters/postgres/testing.ts'
import { perform } from '../../kernel/perform.ts'
import { DocumentRefused } from '../../kernel/ports/document-reader.ts'
import { readReceipt } from '../../modules/assistants/index.ts'
import { addresses } from '../addresses.ts'
import { aSite, contextOn, fieldOf, type TestSite } from './testing.ts'

const scanned = 'تعفد اللجنة احتماعها كل شهر بمدينة طنحة وتنشر محاصرها.'
const corrected = 'تعقد اللجنة اجتماعها كل شهر بمدينة طنجة وتنشر محاضرها.'
const question = 'بأي مدينة تعقد اللجنة اجتماعها كل شهر؟'
const why = 'قورنت الصفحة بصورتها كلمة كلمة.'

/** A site on which every PDF is a scan that was read badly: the page stands in its file as an image would. */
async function aScannedSite(db: FreshDatabase<never>): Promise<TestSite> {
  const site = await aSite(db)
  const { read, revision } = site.services.documentReader
  Object.assign(site.services.documentReader, {
    revision: `${revision} scans`,
    async read(...[file, options]: Parameters<typeof read>) {
      if (!file.name.endsWith('.pdf')) return read(file, options)
      if (file.name === 'bad.pdf') throw new DocumentRefused('document.encrypted')
      const paragraphs = [{ start: 0, end: scanned.length, kind: 'paragraph' as const }]
      const pages = [
        {
          number: 1,
          text: scanned,
          paragraphs,
          ocr: { confidence: 0.31, doubtful: [{ start: 0, end: 4, confidence: 0.1 }] },
        },
      ]
      return { recipe: 'scan/1', mediaType: 'application/pdf' as const, pages }
    },
  })
  return site
}

async function aScan(site: TestSite) {
  const pdf = pdfWithContent('BT /F1 12 Tf 50 700 Td (Tangier) Tj ET').toString('latin1')
  const { id, version } = await site.publish({ 'scan.pdf': pdf, 'notes.md': '# ملاحظات\n\nنص سليم عن المعهد.' })
  const at = (address: string) => `/ar${address}`
  return {
    id,
    version,
    list: at(addresses.pagesBelowGate(id, version)),
    judged: at(addresses.judgedPage(id, version, 1, 'scan.pdf')),
    image: at(addresses.pageImage(id, version, 1, 'scan.pdf')),
    accept: at(addresses.acceptedPage(id, version, 1, 'scan.pdf')),
    correct: at(addresses.correctedPage(id, version, 1, 'scan.pdf')),
    withdraw: at(addresses.withdrawnDecision(id, version, 1, 'scan.pdf')),
    source: at(addresses.source(id, version, 1, 'scan.pdf')),
  }
}

async function answered(site: TestSite, asked: string): Promise<{ readonly location: string; readonly body: string }> {
  const { headers } = await site.post('/ar/ask', { csrf: '', question: asked })
  const location = String(headers.location)
  return { location, body: (await site.get(location)).body }
}

test('an officer sees why a page is not found, corrects it beside its image, and it is quoted with a receipt that verifies', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aScannedSite(db)
  const scan = await aScan(site)
  expect((await answered(site, question)).body).not.toContain('اللجنة احتماعها')
  expect((await site.get(scan.source)).body).toContain('القراءة الآلية غير متأكدة')

  const session = await site.signedIn('data-officer')
  const list = await site.get(scan.list, session)
  expect(list.statusCode).toBe(200)
  expect(list.body).toContain(`href="${scan.judged}"`)
  expect((await site.get('/ar/desk', session)).body).toContain(`href="${scan.list}"`)

  const page = await site.get(scan.judged, session)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('القراءة الآلية غير متأكدة')
  expect(page.body).toContain(`src="${scan.image}"`)
  expect(page.body).toContain('<mark>تعفد</mark> اللجنة')
  const image = await site.get(scan.image, session)
  expect(image.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'no-store' })
  expect(image.rawPayload.subarray(1, 4).toString('latin1')).toBe('PNG')

  const [csrf, digest] = [fieldOf(page.body, 'csrf'), fieldOf(page.body, 'digest')]
  const short = await site.post(scan.correct, { csrf, digest, text: corrected, why: 'خطأ' }, { session })
  expect(short.statusCode).toBe(400)
  expect(short.body).toContain(corrected)
  expect(short.body).toContain('href="#field-why"')
  const saved = await site.post(scan.correct, { csrf, digest, text: corrected, why }, { session })
  expect([saved.statusCode, saved.headers.location]).toEqual([303, scan.judged])
  const waiting = await site.get(scan.judged, session)
  expect(waiting.body).toContain('data-island="job-progress"')
  expect(waiting.body).not.toContain('name="text"')

  await site.index(scan.id, scan.version)
  const shown = await site.get(scan.source)
  expect(shown.body).toContain(corrected)
  expect(shown.body).toContain(scanned)
  expect(shown.body).toContain(why)
  const { location, body } = await answered(site, question)
  expect(body).toContain(corrected)
  expect(body).toContain('صُحح النص')

  const receipt = await perform(readReceipt, contextOn(site, { kind: 'anonymous' }), {
    id: decodeURIComponent(location.split('/').at(-1)!),
  })
  expect(receipt.result.answer.quotes[0]).toMatchObject({ text: corrected, corrected: true })
  expect(receipt.extractions[0]!.recipe).toBe('scan/1; corrected by an officer: pages 1')
  const { verdict, checks } = verifyReceipt(Buffer.from(canonicalJson(receipt)), { keys: [] })
  expect(verdict).toBe('consistent-key-not-trusted')
  expect(checks.find(({ id }) => id === 'extraction-digests')).toMatchObject({ status: 'passed' })
})

test('an officer accepts a page as it was read, and its readers see why', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aScannedSite(db)
  const scan = await aScan(site)
  const session = await site.signedIn('data-officer')
  const page = await site.get(scan.judged, session)
  const [csrf, digest] = [fieldOf(page.body, 'csrf'), fieldOf(page.body, 'digest')]
  expect((await site.post(scan.accept, { csrf, digest, reason: '' }, { session })).statusCode).toBe(400)
  const accepted = await site.post(scan.accept, { csrf, digest, reason: why }, { session })
  expect([accepted.statusCode, accepted.headers.location]).toEqual([303, scan.judged])
  await site.index(scan.id, scan.version)
  expect((await site.get(scan.source)).body).toContain(why)
  expect((await answered(site, 'متى تعفد اللجنة احتماعها بمدينة طنحة؟')).body).toContain('اللجنة احتماعها')
  expect((await site.get('/ar/desk', session)).body).not.toContain(scan.list)

  expect((await site.get(scan.judged, session)).body).toContain(`action="${scan.withdraw}"`)
  const short = await site.post(scan.withdraw, { csrf, digest, back: 'خطأ' }, { session })
  expect(short.statusCode).toBe(400)
  expect(short.body).toContain('href="#field-back"')
  const withdrawn = await site.post(scan.withdraw, { csrf, digest, back: why }, { session })
  expect([withdrawn.statusCode, withdrawn.headers.location]).toEqual([303, scan.judged])
  await site.index(scan.id, scan.version)
  expect((await answered(site, 'متى تعفد اللجنة احتماعها بمدينة طنحة؟')).body).toContain('امتناع عن الجواب')
  expect((await site.get('/ar/desk', session)).body).toContain(scan.list)
})

test('what an officer wrote about people comes back whole, with the way to say that the label stands', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aScannedSite(db)
  const scan = await aScan(site)
  const session = await site.signedIn('data-officer')
  const page = await site.get(scan.judged, session)
  const [csrf, digest] = [fieldOf(page.body, 'csrf'), fieldOf(page.body, 'digest')]
  const text = `${corrected}\nرقم البطاقة الوطنية: AB123456، الهاتف 0661234567.\n${'سطر آخر من الصفحة. '.repeat(600)}`
  const refused = await site.post(scan.correct, { csrf, digest, text, why }, { session })
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('name="labelStands"')
  expect(refused.body).toContain('AB123456')
  expect(refused.body.match(/سطر آخر من الصفحة/g)).toHaveLength(600)
  const saved = await site.post(scan.correct, { csrf, digest, text, why, labelStands: 'yes' }, { session })
  expect(saved.statusCode).toBe(303)
})

test('nobody but officers of its owner sees these pages, and of a draft nothing is told', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aScannedSite(db)
  const scan = await aScan(site)
  const session = await site.signedIn('member')
  const { body } = await site.get('/ar/ask', session)
  const csrf = fieldOf(body, 'csrf')
  for (const address of [scan.list, scan.judged, scan.image]) {
    expect((await site.get(address, session)).statusCode, address).toBe(403)
    expect((await site.get(address)).statusCode, address).toBe(401)
  }
  const digest = `sha256:${'0'.repeat(64)}`
  expect((await site.post(scan.accept, { csrf, digest, reason: why }, { session })).statusCode).toBe(403)
  expect((await site.get(scan.source, session)).body).not.toContain(scan.judged)

  await sql`update datasets.dataset set secrecy = 'very-sensitive'`.execute(db)
  for (const address of [scan.list, scan.judged, scan.image]) {
    expect((await site.get(address, session)).statusCode, address).toBe(404)
  }
})

test('the results of each file stand where the version is reviewed, with the way to the pages that wait', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aScannedSite(db)
  const scan = await aScan(site)
  const session = await site.signedIn('data-officer')
  const dataSet = await site.get(`/ar${addresses.dataSetVersion(scan.id, scan.version)}`, session)
  expect(dataSet.body).toContain(`href="${scan.list}"`)
  const anonymous = await site.get(`/ar${addresses.dataSetVersion(scan.id, scan.version)}`)
  expect(anonymous.body).toContain('صفحة واحدة دون عتبة الجودة')
  expect(anonymous.body).not.toContain(scan.list)
})
