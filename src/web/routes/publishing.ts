import { inLanguage, languages } from '../../kernel/language.ts'
import { perform, refusal } from '../../kernel/perform.ts'
import { officeOf } from '../../kernel/principal.ts'
import {
  createDataset,
  goldenQuestionsPath,
  publishVersion,
  readDataset,
  readDraft,
  readFindings,
  readVersion,
  removeFile,
  sealVersion,
  spdxLicences,
} from '../../modules/datasets/index.ts'
import type { QualityReason } from '../../modules/knowledge/index.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import { publishDetailsPage } from '../publishing/details-page.tsx'
import { draftFilesFragment, type PublishFilesData, publishFilesPage } from '../publishing/files-page.tsx'
import { type ExtractedFile, publishReviewPage } from '../publishing/review-page.tsx'
import { indexingOf, jobOf } from './data-sets.ts'
import { filledAgain, orAgain, written } from './filled-again.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Publishing a data set: described, its files received, sealed and looked through, labelled, then published. */
export function servePublishing(pages: PageRoutes): void {
  pages.get(addresses.publish, async (visit) => {
    requireMayCreate(visit)
    return { html: publishDetailsPage(visit.frame, await detailsData(visit)) }
  })

  pages.post(addresses.publish, (visit, form) => {
    const take = async () => {
      const { id } = await perform(createDataset, visit.context, createInput(form, visit.context.site.country))
      return { seeOther: addresses.draft(id) }
    }
    const again = async (filled: Filled) => ({
      html: publishDetailsPage(frameAt(visit, addresses.publish), await detailsData(visit), filled),
    })
    return orAgain(visit, form, take, again, wholePath)
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
    return { seeOther: addresses.findings(id, version) }
  })

  pages.get('/data-sets/:id/versions/:version/review', (visit) => showReview(visit, blank))

  pages.post('/data-sets/:id/versions/:version/publication', async (visit, form) => {
    const [id, version] = [visit.parameter('id'), visit.parameter('version')]
    try {
      await perform(publishVersion, visit.context, { id, version })
      return { seeOther: addresses.dataSetVersion(id, version) }
    } catch (error) {
      return showReview(visit, filledAgain(visit, error, form))
    }
  })
}

/** What names a field of the form is the whole path of the operation's input. */
const wholePath = (path: string) => path

async function detailsData({ context, language }: Visit): Promise<Parameters<typeof publishDetailsPage>[1]> {
  const office = officeOf(context.principal)
  if (office === 'every') return { licences: spdxLicences, publishers: 'any' }
  const known = await Promise.all(office.map((id) => context.organisations.find(context.db, id)))
  const publishers = known.flatMap((one) =>
    one ? [{ value: one.id, text: inLanguage(one.names, language).text }] : [],
  )
  return { licences: spdxLicences, publishers }
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

/**
 * The operation's input from the form's fields. What was left empty was not said. Until its officer says how sensitive it is,
 * a data set is for those inside.
 */
function createInput(form: URLSearchParams, country: string): Record<string, unknown> {
  const field = (name: string) => written(form, name) || undefined
  const inLanguages = (name: string) => {
    const said = languages.flatMap((language) => {
      const text = field(`${name}.${language}`)
      return text === undefined ? [] : [[language, text]]
    })
    return said.length > 0 ? Object.fromEntries(said) : undefined
  }
  const input = {
    titles: inLanguages('titles') ?? {},
    slug: field('slug'),
    descriptions: inLanguages('descriptions'),
    publisher: field('publisher'),
    sourceUrl: field('sourceUrl'),
    provenance: field('provenance'),
    licence: field('licence'),
    licenceText: field('licenceText'),
    secrecy: 'internal',
    personal: 'none',
    residency: [country],
  }
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
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

async function showReview(
  visit: Visit,
  filled: Filled,
): Promise<{ html: string; status: number } | { seeOther: string }> {
  const { context, language, parameter } = visit
  const [id, digest] = [parameter('id'), parameter('version')]
  const dataSet = await perform(readDataset, context, { id })
  if (dataSet.currentVersion === digest) return { seeOther: addresses.dataSetVersion(id, digest) }

  const version = await perform(readVersion, context, { id, digest })
  const findings = await perform(readFindings, context, { id, version: digest })
  const indexing = await indexingOf(visit, id, digest)
  const data = {
    title: inLanguage(dataSet.titles, language).text,
    version: digest,
    label: dataSet.label,
    announced: dataSet.announced,
    cndp: dataSet.cndp,
    purposes: dataSet.purposes,
    labelHref: localised(language, addresses.dataSetLabel(id, digest)),
    protectionHref: localised(language, addresses.dataSetProtection(id, digest)),
    findings: {
      href: localised(language, addresses.findings(id, digest)),
      unanswered: findings.unanswered,
      answeredAt: findings.answer?.at ?? null,
    },
    index: indexing && jobOf(indexing, id, language),
    files: version.files
      .filter(({ path }) => path !== goldenQuestionsPath)
      .map(({ path }) => ({
        path,
        result: resultOf(path, indexing, localised(language, addresses.source(id, digest, 1, path))),
      })),
    pagesBelowGateHref: localised(language, addresses.pagesBelowGate(id, digest)),
    publishAction:
      indexing?.state === 'ready' && !findings.unanswered
        ? localised(language, addresses.publication(id, digest))
        : null,
  }
  const html = publishReviewPage(frameAt(visit, addresses.review(id, digest)), data, filled)
  return { html, status: filled.problem?.status ?? 200 }
}

function resultOf(
  path: string,
  indexing: Awaited<ReturnType<typeof indexingOf>>,
  textHref: string,
): ExtractedFile['result'] {
  const read = indexing?.read.find((document) => document.path === path)
  if (read) return { state: 'read', ...read, reasons: reasonsIn(read.reasons), textHref }
  const refused = indexing?.refused.find((document) => document.path === path)
  return refused ? { state: 'refused', code: refused.code, values: refused.values } : { state: 'waiting' }
}

/** The commonest first. */
function reasonsIn(counted: Readonly<Partial<Record<QualityReason, number>>>): QualityReason[] {
  const reasons = Object.entries(counted) as [QualityReason, number][]
  return reasons.sort(([, one], [, other]) => other - one).map(([reason]) => reason)
}
