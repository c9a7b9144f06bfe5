import type { z } from 'zod'
import { inLanguage } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { readDataset, readVersion } from '../../modules/datasets/index.ts'
import {
  acceptPage,
  correctPage,
  listPagesBelowGate,
  pageChanged,
  readPage,
  readPageImage,
  withdrawDecision,
} from '../../modules/knowledge/index.ts'
import { addresses, localised } from '../addresses.ts'
import type { JobProgress } from '../jobs/job-progress.tsx'
import { belowGatePage } from '../page-quality/below-gate-page.tsx'
import { type JudgedForms, judgedPage } from '../page-quality/judged-page.tsx'
import { indexingOf, jobOf } from './data-sets.ts'
import { filledAgain, written } from './filled-again.ts'
import { nextPage } from './next-page.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

type Place = { readonly dataSet: string; readonly version: string; readonly page: string; readonly path: string }

/** Pages below the gate: which they are, each beside its picture, and what an officer decides about them. */
export function servePageQuality(pages: PageRoutes): void {
  pages.get('/data-sets/:id/versions/:version/pages-below-gate', showPagesBelowGate)
  pages.get('/data-sets/:id/versions/:version/judged-pages/:page/*', (visit) => showJudgedPage(visit, {}))

  pages.get('/data-sets/:id/versions/:version/page-images/:page/*', async (visit) => {
    const { context, reply } = visit
    const { mediaType, bytes } = await perform(readPageImage, context, placeOf(visit))
    reply.type(mediaType).header('cache-control', 'no-store').send(Buffer.from(bytes, 'base64'))
    return undefined
  })

  pages.post('/data-sets/:id/versions/:version/accepted-pages/:page/*', async (visit, form) => {
    const place = placeOf(visit)
    const input = { ...place, digest: form.get('digest') ?? '', reason: written(form, 'reason') }
    try {
      await perform(acceptPage, visit.context, input)
    } catch (error) {
      return showJudgedPage(visit, { accept: filledAgain(visit, error, form) })
    }
    return { seeOther: judgedAddress(place) }
  })

  pages.post('/data-sets/:id/versions/:version/withdrawn-decisions/:page/*', async (visit, form) => {
    const place = placeOf(visit)
    const input = { ...place, digest: form.get('digest') ?? '', reason: written(form, 'back') }
    try {
      await perform(withdrawDecision, visit.context, input)
    } catch (error) {
      const fieldOf = (path: string) => (path === 'reason' ? 'back' : path)
      return showJudgedPage(visit, { withdraw: filledAgain(visit, error, form, fieldOf) })
    }
    return { seeOther: judgedAddress(place) }
  })

  pages.post('/data-sets/:id/versions/:version/corrected-pages/:page/*', async (visit, form) => {
    const place = placeOf(visit)
    const text = form.get('text') ?? ''
    const input = {
      ...place,
      digest: form.get('digest') ?? '',
      text,
      reason: written(form, 'why'),
      labelStands: form.get('labelStands') === 'yes',
    }
    try {
      await perform(correctPage, visit.context, input)
    } catch (error) {
      const fieldOf = (path: string) => (path === 'reason' ? 'why' : path)
      const filled = filledAgain(visit, error, form, fieldOf)
      // A whole page is what is judged here: nothing of what was typed is lost, and who typed it reads the page.
      const values = { ...filled.values, text: text.toWellFormed().replaceAll('\r\n', '\n') }
      return showJudgedPage(visit, { correct: { ...filled, values } })
    }
    return { seeOther: judgedAddress(place) }
  })
}

function placeOf({ parameter }: Visit): Place {
  return { dataSet: parameter('id'), version: parameter('version'), page: parameter('page'), path: parameter('*') }
}

function judgedAddress({ dataSet, version, page, path }: Place): string {
  return addresses.judgedPage(dataSet, version, Number(page), path)
}

async function showPagesBelowGate(visit: Visit): Promise<{ html: string }> {
  const { context, frame, language, parameter, query } = visit
  const [dataSet, version] = [parameter('id'), parameter('version')]
  const cursor = query('cursor')
  const input = { dataSet, version, ...(cursor !== undefined && { cursor }) }
  const { pages, next } = await perform(listPagesBelowGate, context, input)
  const { titles } = await perform(readDataset, context, { id: dataSet })
  const html = belowGatePage(frame, {
    title: inLanguage(titles, language).text,
    versionHref: localised(language, addresses.dataSetVersion(dataSet, version)),
    index: await readingAgain(visit, dataSet, version),
    pages: pages.map(({ path, page, reasons, ocrConfidence, decision }) => ({
      path,
      page,
      href: localised(language, addresses.judgedPage(dataSet, version, page, path)),
      reasons,
      confidence: ocrConfidence,
      decision,
    })),
    nextHref: nextPage(visit, addresses.pagesBelowGate(dataSet, version), {}, next),
  })
  return { html }
}

async function showJudgedPage(visit: Visit, forms: JudgedForms): Promise<{ html: string; status: number }> {
  const { context, language } = visit
  const place = placeOf(visit)
  const { dataSet, version, path } = place
  // Whoever judges no page here is answered as for the list of those that wait.
  await perform(listPagesBelowGate, context, { dataSet, version, limit: 1 })
  const read = await perform(readPage, context, place)
  const { files } = await perform(readVersion, context, { id: dataSet, digest: version })
  const original = read.original ?? { text: read.text, digest: read.digest }
  // Whoever reads it covered is told of no digest, and judges nothing.
  if (original.digest === null) throw pageChanged({ page: read.page })
  const at = (address: string) => localised(language, address)
  const isDrawn = context.pageImages.canDraw(read.mediaType)
  const html = judgedPage(
    frameAt(visit, judgedAddress(place)),
    {
      path,
      page: read.page,
      documentLanguage: files.find((file) => file.path === path)?.language ?? null,
      imageHref: isDrawn ? at(addresses.pageImage(dataSet, version, read.page, path)) : null,
      downloadHref: at(addresses.versionFile(dataSet, version, path)),
      text: original.text,
      digest: original.digest,
      corrected: read.original === null ? null : read.text,
      draft: read.repaired ?? read.text,
      ...reasonsOf(read.quality),
      doubtful: read.doubtful,
      confidence: read.ocrConfidence,
      isBelowGate: read.quality.verdict === 'below-gate',
      decision: read.decision,
      index: await readingAgain(visit, dataSet, version),
      acceptAction: at(addresses.acceptedPage(dataSet, version, read.page, path)),
      withdrawAction: at(addresses.withdrawnDecision(dataSet, version, read.page, path)),
      correctAction: at(addresses.correctedPage(dataSet, version, read.page, path)),
      allHref: at(addresses.pagesBelowGate(dataSet, version)),
      sourceHref: at(addresses.source(dataSet, version, read.page, path)),
    },
    forms,
  )
  return { html, status: (forms.accept ?? forms.correct ?? forms.withdraw)?.problem?.status ?? 200 }
}

function reasonsOf({ reasons, signals }: z.output<typeof readPage.output>['quality']) {
  const witnesses = new Map(signals.map(({ signal, witnesses }) => [signal, witnesses]))
  return {
    reasons: reasons.map((reason) => ({ reason, witnesses: witnesses.get(reason) ?? [] })),
    witnesses: signals.flatMap((signal) => signal.witnesses),
  }
}

/** How far the reading is that a decision asked for; nothing once it is done. */
async function readingAgain(visit: Visit, dataSet: string, version: string): Promise<JobProgress | null> {
  const indexing = await indexingOf(visit, dataSet, version)
  return indexing && indexing.state !== 'ready' ? jobOf(indexing, dataSet, visit.language) : null
}
