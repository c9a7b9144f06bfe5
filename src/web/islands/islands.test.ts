import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { riskQuestionnaire } from '../../../jurisdictions/ma/risk/questionnaire.ts'
import { openBrowser } from '../../../tests/browser.ts'
import { answerFragment, answerPage } from '../ask/answer-page.tsx'
import { askPage } from '../ask/ask-page.tsx'
import { type Assets, loadAssets } from '../assets.ts'
import { dataSetPage } from '../data-sets/data-set-page.tsx'
import type { Frame } from '../frame.ts'
import { jobProgressFragment } from '../jobs/job-progress.tsx'
import { draftFilesFragment, publishFilesPage } from '../publishing/files-page.tsx'
import { riskPage } from '../register/risk-page.tsx'
import { riskScoreFragment } from '../register/risk-score.tsx'
import { aFrame, aJob, anAnswer } from '../testing.ts'

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'"

type Handler = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void

let assets: Assets
let browser: Awaited<ReturnType<typeof openBrowser>>

beforeAll(async () => {
  assets = await loadAssets()
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser?.close())

function frame(): Frame {
  const blank = aFrame('ar')
  return { ...blank, site: { ...blank.site, assets: assets.addresses } }
}

/** Opens a page on a server that answers by path; anything else is an asset or 404. */
async function onSite(
  routes: Record<string, Handler>,
  act: (page: Page, address: string) => Promise<void>,
): Promise<void> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url!.split('?')[0]!
      const asset = assets.byPath.get(path)
      const route = routes[`${request.method} ${path}`]
      response.setHeader('content-security-policy', policy)
      if (asset) response.setHeader('content-type', asset.contentType).end(asset.bytes)
      else if (route) route(request, response, Buffer.concat(chunks))
      else response.writeHead(404).end()
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const page = await browser.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  try {
    await act(page, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    expect(faults).toEqual([])
  } finally {
    await page.close()
    server.closeAllConnections()
    server.close()
  }
}

const html =
  (text: () => string): Handler =>
  (_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(text())
  }

const answered = () => ({
  answer: anAnswer('هل الوثيقة اتفاقية؟'),
  searched: { documents: 21, href: '/ar/data-sets' },
  receipt: { downloadHref: '/receipt', verifierHref: '/verifier.html' },
  contestHref: '/contest',
  permit: null,
  system: null,
})

test('an answer streams into the page, is announced once, and has an address of its own', async () => {
  const asked: string[] = []
  const stream: Handler = (_, response, body) => {
    asked.push(body.toString())
    response.setHeader('content-type', 'text/event-stream')
    response.write(`event: fragment\ndata: <p id="first">${'نبحث'}</p>\n\n`)
    const event = { html: answerFragment(frame(), answered()), title: 'جواب', address: '/ar/answers/1' }
    response.end(`event: answer\ndata: ${JSON.stringify(event)}\n\n`)
  }
  await onSite({ 'GET /ar/ask': html(() => askPage(frame())), 'POST /ar/ask': stream }, async (page, address) => {
    await page.goto(`${address}/ar/ask`)
    await page.fill('textarea', 'هل الوثيقة اتفاقية؟')
    await page.click('main form button')
    await page.waitForSelector('[data-answer]')

    expect(page.url()).toBe(`${address}/ar/answers/1`)
    expect(await page.title()).toBe('جواب')
    expect(await page.locator('.quotes > li').count()).toBe(2)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await expect.poll(() => page.locator('body > [role=status]').allTextContents()).toEqual(['اكتمل الجواب.'])
    expect(new URLSearchParams(asked[0]).get('csrf')).toBe('a-token')
    expect(await page.locator('.receipt button').count()).toBe(1)
  })
})

test('when the server does not stream, the form is sent the ordinary way', async () => {
  const answer = html(() => answerPage(frame(), answered()))
  await onSite({ 'GET /ar/ask': html(() => askPage(frame())), 'POST /ar/ask': answer }, async (page, address) => {
    await page.goto(`${address}/ar/ask`)
    await page.fill('textarea', 'سؤال')
    await page.click('main form button')
    await page.waitForSelector('[data-answer]')

    expect(page.url()).toBe(`${address}/ar/ask`)
  })
})

test('a job block renews itself, and the page is loaded again when the job has ended', async () => {
  const shown = { loads: 0, polls: 0 }
  const job = () =>
    aJob(shown.polls > 1 ? { state: 'done', endedAt: '2026-11-21T10:01:00.000Z' } : { done: 4 + shown.polls })
  const page = html(() => {
    shown.loads += 1
    return dataSetPage(frame(), {
      dataSet: {
        id: 'ds_a',
        title: 'عينة',
        titleLanguage: 'ar',
        publisher: { name: 'مشروع', verified: true },
        licence: 'CC0-1.0',
        label: { secrecy: 'public', personal: 'none', sectors: [], residency: 'anywhere' },
        provenance: 'primary',
        access: 'open',
        description: null,
        licenceText: null,
        sourceUrl: null,
        restates: [],
        purposes: [],
        cndp: null,
        identifiers: null,
      },
      closed: null,
      permit: null,
      prepares: true,
      versions: [],
      shown: { digest: 'sha256:00', files: [], index: job(), pagesBelowGate: { count: 0, href: null } },
    })
  })
  const fragment = html(() => {
    shown.polls += 1
    return jobProgressFragment('ar', job())
  })
  await onSite({ 'GET /ar/data-sets/ds_a': page, 'GET /ar/jobs/1/progress': fragment }, async (page, address) => {
    await page.goto(`${address}/ar/data-sets/ds_a`)
    await page.waitForSelector('.job progress[value="5"]')
    await page.waitForSelector('.job .tag.ok')

    expect(shown).toEqual({ loads: 2, polls: 2 })
  })
})

test('files are sent one by one with the token, and the list is the server’s', async () => {
  const received: { path: string | null; token: unknown; bytes: number }[] = []
  const data = () => ({
    title: 'عينة',
    files: received.map(({ path, bytes }) => ({ path: path ?? '', sha256: 'sha256:00', bytes })),
    maxBytes: 1000,
    uploadAction: '/ar/publish/1/files',
    uploadHref: '/upload',
    fragmentHref: '/list',
    removeAction: null,
    sealAction: '/ar/publish/1/seal',
    refused: [],
  })
  const upload: Handler = (request, response, body) => {
    const path = new URL(request.url!, 'http://x').searchParams.get('path')
    if (path === 'bad.exe') {
      response.writeHead(415, { 'content-type': 'application/problem+json' }).end('{"title":"نوع غير مقبول"}')
      return
    }
    received.push({ path, token: request.headers['x-csrf'], bytes: body.length })
    response.writeHead(201).end()
  }
  const routes = {
    'GET /ar/publish/1': html(() => publishFilesPage(frame(), data())),
    'GET /list': html(() => draftFilesFragment(frame(), data())),
    'PUT /upload': upload,
  }
  await onSite(routes, async (page, address) => {
    await page.goto(`${address}/ar/publish/1`)
    await page.setInputFiles('input[type=file]', [
      { name: 'مختبر.md', mimeType: 'text/markdown', buffer: Buffer.from('نص') },
      { name: 'bad.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('x') },
      { name: 'large.txt', mimeType: 'text/plain', buffer: Buffer.alloc(2000) },
    ])
    await page.click('.drop button')
    await page.waitForSelector('[data-draft-files] table')

    await expect
      .poll(() => page.locator('[data-sent-files] li span').allTextContents())
      .toEqual(['وصل', 'لم يُقبل نوع غير مقبول', 'أكبر من الحجم الأقصى'])
    expect(received).toEqual([{ path: 'مختبر.md', token: 'a-token', bytes: 4 }])
  })
})

test('while risks are answered the level is counted, and a question appears that an answer leads to', async () => {
  const questionnaire = riskQuestionnaire
  const preview = (asked: string[], level: 1 | 2) => ({
    score: {
      raw: 4,
      rawMaximum: 87,
      mitigation: 0,
      mitigationMaximum: 20,
      score: 4,
      share: 0.05,
      level,
      asked,
      unanswered: asked,
    },
    duties: level === 1 ? ['golden'] : ['golden', 'safety'],
  })
  const sent: string[] = []
  const routes = {
    'GET /ar/register/a/risk': html(() =>
      riskPage(frame(), {
        entry: { slug: 'a', names: { ar: 'نظام' } },
        questionnaire,
        answers: {},
        preview: preview(['automation'], 1),
        faulty: null,
      }),
    ),
    'POST /ar/register/a/risk-score': ((_, response, body) => {
      sent.push(String(body))
      const counted = preview(['automation', 'legal-effect'], 2)
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(riskScoreFragment({ language: 'ar', questionnaire, preview: counted }))
    }) satisfies Handler,
  }
  await onSite(routes, async (page, address) => {
    await page.goto(`${address}/ar/register/a/risk`)
    expect(await page.isVisible('#question-legal-effect')).toBe(false)
    expect(await page.isVisible('[data-count]')).toBe(false)
    await page.check('input[name="answer.automation"][value="decides"]')
    await page.waitForSelector('#question-legal-effect', { state: 'visible' })

    expect(new URLSearchParams(sent.at(-1)).get('answer.automation')).toBe('decides')
    expect(new URLSearchParams(sent.at(-1)).get('csrf')).toBe('a-token')
    expect(await page.textContent('[data-score]')).toContain('مخاطر متوسطة')
    expect(await page.locator('[data-duties] > li').count()).toBe(2)
    expect(await page.isChecked('input[name="answer.automation"][value="decides"]')).toBe(true)
  })
})
