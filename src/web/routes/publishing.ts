import { inLanguage } from '../../kernel/language.ts'
import { perform, refusal } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import {
  createDataset,
  goldenQuestionsPath,
  publishVersion,
  readDataset,
  readDraft,
  readVersion,
  removeFile,
  sealVersion,
  spdxLicences,
} from '../../modules/datasets/index.ts'
import { addresses, localised } from '../addresses.ts'
import type { Filled } from '../forms.tsx'
import { publishDetailsPage } from '../publishing/details-page.tsx'
import { draftFilesFragment, type PublishFilesData, publishFilesPage } from '../publishing/files-page.tsx'
import { type ExtractedFile, publishReviewPage } from '../publishing/review-page.tsx'
import { indexingOf, jobOf } from './data-sets.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Publishing a data set: described, its files received, sealed and read, then published. */
export function servePublishing(pages: PageRoutes): void {
  pages.get(addresses.publish, async (visit) => {
    requireMayCreate(visit)
    return { html: publishDetailsPage(visit.frame, { licences: spdxLicences }) }
  })

  pages.post(addresses.publish, async (visit, form) => {
    try {
      const { id } = await perform(createDataset, visit.context, createInput(form))
      return { seeOther: addresses.draft(id) }
    } catch (error) {
      const filled = filledAgain(error, form)
      const html = publishDetailsPage(frameAt(visit, addresses.publish), { licences: spdxLicences }, filled)
      return { html, status: filled.problem!.status }
    }
  })

  pages.get('/data-sets/:id/draft', (visit) => showDraft(visit, []))

  pages.get('/data-sets/:id/draft/files', async (visit) => ({
    html: draftFilesFragment(visit.frame, await draftOf(visit, [])),
  }))

  pages.post('/data-sets/:id/draft/removal', async ({ context, parameter }, form) => {
    const id = parameter('id')
    await perform(removeFile, context, { id, path: form.get('path') ?? '' })
    return { seeOther: addresses.draft(id) }
  })

  pages.post('/data-sets/:id/draft/seal', async ({ context, parameter }) => {
    const id = parameter('id')
    const { version } = await perform(sealVersion, context, { id })
    return { seeOther: addresses.review(id, version) }
  })

  pages.get('/data-sets/:id/versions/:version/review', showReview)

  pages.post('/data-sets/:id/versions/:version/publication', async ({ context, parameter }) => {
    const [id, version] = [parameter('id'), parameter('version')]
    await perform(publishVersion, context, { id, version })
    return { seeOther: addresses.dataSetVersion(id, version) }
  })
}

/** The draft with its files, and those of the last sending that were refused. */
export async function showDraft(
  visit: Visit,
  refused: PublishFilesData['refused'],
): Promise<{ html: string; status: number }> {
  const data = await draftOf(visit, refused)
  const html = publishFilesPage(frameAt(visit, addresses.draft(visit.parameter('id'))), data)
  return { html, status: refused.length > 0 ? 422 : 200 }
}

/**
 * Asks the rules before somebody fills in a form for nothing. Nothing is done here, so nothing is logged: the operation
 * itself asks again, and its decision is.
 *
 * @throws Problem as the operation would.
 */
function requireMayCreate({ context }: Visit): void {
  const { decider, principal, channel, clock } = context
  const { id: operation, permission } = createDataset
  const decision = decider.decide({ operation, permission, principal, channel, at: clock(), resource: undefined })
  if (decision.effect === 'deny') throw refusal(decision, principal.kind)
}

/** The operation's input from the form's fields. What was left empty was not said. */
function createInput(form: URLSearchParams): Record<string, unknown> {
  const field = (name: string) => form.get(name)?.trim() || undefined
  const inLanguages = (name: string) => {
    const said = ['ar', 'fr', 'en'].flatMap((language) => {
      const text = field(`${name}.${language}`)?.replaceAll('\r\n', '\n')
      return text === undefined ? [] : [[language, text]]
    })
    return said.length > 0 ? Object.fromEntries(said) : undefined
  }
  const residency = field('residency')
  const input = {
    titles: inLanguages('titles') ?? {},
    slug: field('slug'),
    descriptions: inLanguages('descriptions'),
    publisher: field('publisher'),
    sourceUrl: field('sourceUrl'),
    provenance: field('provenance'),
    licence: field('licence'),
    licenceText: field('licenceText')?.replaceAll('\r\n', '\n'),
    secrecy: field('secrecy'),
    personal: field('personal'),
    sectors: field('sectors')
      ?.split(/[,،]/)
      .map((sector) => sector.trim())
      .filter(Boolean),
    residency: residency === undefined || residency === 'anywhere' ? residency : [residency],
  }
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
}

/** Lists that one field holds: a fault in an item is the field's. */
const listFields = ['sectors', 'residency']

/** The form as it came, with what is wrong beside its fields. What is not about the fields goes on its way. */
function filledAgain(error: unknown, form: URLSearchParams): Filled {
  const isAboutFields = error instanceof Problem && [400, 409].includes(error.status)
  if (!isAboutFields) throw error
  const fields = error.fields.map((fault) => {
    const name = listFields.find((list) => fault.path.startsWith(`${list}.`))
    return name === undefined ? fault : { ...fault, path: name }
  })
  const { csrf: _, ...values } = Object.fromEntries(form)
  return { values, problem: new Problem(error.code, error.status, error.values, fields) }
}

async function draftOf(
  { context, language, parameter }: Visit,
  refused: PublishFilesData['refused'],
): Promise<PublishFilesData> {
  const id = parameter('id')
  const draft = await perform(readDraft, context, { id })
  const { titles } = await perform(readDataset, context, { id })
  const at = (address: string) => localised(language, address)
  return {
    title: inLanguage(titles, language).text,
    files: draft.files.map(({ path, digest, size }) => ({ path, sha256: digest, bytes: size })),
    maxBytes: context.maxFileBytes,
    uploadAction: at(addresses.draftFiles(id)),
    uploadHref: at(addresses.draftFiles(id)),
    fragmentHref: at(addresses.draftFiles(id)),
    removeAction: at(addresses.draftRemoval(id)),
    sealAction: at(addresses.draftSeal(id)),
    refused,
  }
}

async function showReview(visit: Visit): Promise<{ html: string } | { seeOther: string }> {
  const { context, frame, language, parameter } = visit
  const [id, digest] = [parameter('id'), parameter('version')]
  const dataSet = await perform(readDataset, context, { id })
  if (dataSet.currentVersion === digest) return { seeOther: addresses.dataSetVersion(id, digest) }

  const version = await perform(readVersion, context, { id, digest })
  const indexing = await indexingOf(visit, id, digest)
  const html = publishReviewPage(frame, {
    title: inLanguage(dataSet.titles, language).text,
    version: digest,
    index: indexing && jobOf(indexing, id, language),
    files: version.files
      .filter(({ path }) => path !== goldenQuestionsPath)
      .map(({ path }) => ({
        path,
        result: resultOf(path, indexing, localised(language, addresses.source(id, digest, 1, path))),
      })),
    publishAction: indexing?.state === 'ready' ? localised(language, addresses.publication(id, digest)) : null,
  })
  return { html }
}

function resultOf(
  path: string,
  indexing: Awaited<ReturnType<typeof indexingOf>>,
  textHref: string,
): ExtractedFile['result'] {
  const read = indexing?.read.find((document) => document.path === path)
  if (read) return { state: 'read', ...read, textHref }
  const refused = indexing?.refused.find((document) => document.path === path)
  return refused ? { state: 'refused', code: refused.code, values: refused.values } : { state: 'waiting' }
}
