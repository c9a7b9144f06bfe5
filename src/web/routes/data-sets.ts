import type { z } from 'zod'
import { sendingSignal, sendObject } from '../../http/object-response.ts'
import type { Language } from '../../kernel/language.ts'
import { inLanguage } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { isOfficer } from '../../kernel/principal.ts'
import { Problem } from '../../kernel/problem.ts'
import {
  downloadFile,
  goldenQuestionsPath,
  listDatasets,
  readDataset,
  readVersion,
} from '../../modules/datasets/index.ts'
import { readIndex, versionNotFound } from '../../modules/knowledge/index.ts'
import { addresses, localised } from '../addresses.ts'
import { cataloguePage, type DataSetSummary } from '../data-sets/catalogue-page.tsx'
import type { ClosedContent } from '../data-sets/closed-content.tsx'
import { dataSetPage, type VersionFile } from '../data-sets/data-set-page.tsx'
import { type JobProgress, jobProgressFragment } from '../jobs/job-progress.tsx'
import { actingPermit, underPermit } from './acting-permit.ts'
import { restatedBy } from './described.ts'
import { downloadHref } from './downloads.ts'
import { refusingRules } from './errors.ts'
import { nextPage } from './next-page.ts'
import type { PageRoutes, Visit } from './visit.ts'
import { whereKnown } from './where-known.ts'

type Indexing = z.output<typeof readIndex.output>
type Described = Pick<
  z.output<typeof readDataset.output>,
  'id' | 'titles' | 'publisher' | 'licence' | 'label' | 'provenance' | 'access'
>

/** The catalogue, a data set with its versions, and how far reading a version is. */
export function serveDataSets(pages: PageRoutes): void {
  pages.get(addresses.dataSets, async (visit) => {
    const { frame, language, context, query } = visit
    const cursor = query('cursor')
    const { dataSets, next } = await perform(listDatasets, context, cursor === undefined ? {} : { cursor })
    const nextHref = nextPage(visit, addresses.dataSets, {}, next)
    const html = cataloguePage(frame, {
      dataSets: dataSets.map((dataSet) => ({
        ...summaryOf(dataSet, language),
        href: underPermit(visit, localised(language, addresses.dataSet(dataSet.id))),
        latest: dataSet.current && {
          publishedAt: dataSet.current.publishedAt ?? dataSet.current.sealedAt,
          files: dataSet.current.files,
        },
      })),
      nextHref: nextHref && underPermit(visit, nextHref),
    })
    return { html }
  })

  pages.get('/data-sets/:id', (visit) => showDataSet(visit, undefined))
  pages.get('/data-sets/:id/versions/:version', (visit) => showDataSet(visit, visit.parameter('version')))

  pages.get('/data-sets/:id/versions/:version/progress', async ({ language, context, parameter }) => {
    const [id, version] = [parameter('id'), parameter('version')]
    const indexing = await perform(readIndex, context, { dataSet: id, version })
    return { html: jobProgressFragment(language, jobOf(indexing, id, language)) }
  })

  pages.get('/data-sets/:id/versions/:version/files/*', async ({ request, reply, context, parameter }) => {
    const file = { id: parameter('id'), digest: parameter('version'), path: parameter('*') }
    const output = await perform(downloadFile, context, file)
    reply.header('cache-control', 'no-store')
    await sendObject(request, reply, output, { objects: context.objects, signal: await sendingSignal(context) })
    return undefined
  })
}

async function showDataSet(visit: Visit, wanted: string | undefined): Promise<{ html: string }> {
  const { frame, language, context, parameter } = visit
  const id = parameter('id')
  const dataSet = await perform(readDataset, context, { id })
  const isClosed = dataSet.access === 'ask'
  const digest = isClosed ? null : (wanted ?? dataSet.currentVersion)
  const version = digest === null ? null : await perform(readVersion, context, { id, digest })
  const indexing = digest === null ? null : await indexingOf(visit, id, digest)
  const listing = ({ version: digest, sealedAt, publishedAt }: ListedVersion) => {
    return {
      digest,
      href: underPermit(visit, localised(language, addresses.dataSetVersion(id, digest))),
      sealedAt,
      publishedAt,
    }
  }
  const listed = dataSet.versions.map(listing)
  const prepares = isOfficer(context.principal, dataSet.publisher.id)
  // Whoever may see a version that is not published gets it listed too.
  const isListed = !version || listed.some((known) => known.digest === version.version)

  const html = dataSetPage(frame, {
    dataSet: {
      ...summaryOf(dataSet, language),
      description: dataSet.descriptions && inLanguage(dataSet.descriptions, language).text,
      licenceText: dataSet.licenceText,
      sourceUrl: dataSet.sourceUrl,
      restates: restatedBy(version?.files ?? [], language),
      purposes: dataSet.purposes,
      cndp: dataSet.cndp,
      identifiers: dataSet.identifiers,
    },
    versions: isListed ? listed : [listing(version), ...listed],
    shown: version && {
      digest: version.version,
      files: version.files.map((file) => versionFile(visit, file, { dataSet: id, version: version.version }, indexing)),
      index: indexing && indexing.state !== 'ready' ? jobOf(indexing, id, language) : null,
      pagesBelowGate: {
        count: indexing?.read.reduce((sum, { pagesBelowGate }) => sum + pagesBelowGate, 0) ?? 0,
        href: prepares ? localised(language, addresses.pagesBelowGate(id, version.version)) : null,
      },
    },
    closed: isClosed ? await closedContent(visit, id) : null,
    permit: dataSet.access === 'by-permit' ? await actingPermit(visit) : null,
    prepares,
  })
  return { html }
}

/** Why the reader may not read what is in it: it is asked for, and refused by the rules. */
async function closedContent(visit: Visit, id: string): Promise<ClosedContent> {
  try {
    await perform(readVersion, visit.context, { id, digest: 'current' })
    return { dataSet: id, rules: [], decision: null }
  } catch (error) {
    if (!(error instanceof Problem) || ![401, 403].includes(error.status)) throw error
    const { decision } = error.values
    const isOwn = visit.context.principal.kind === 'person' && typeof decision === 'number'
    return { dataSet: id, rules: refusingRules(visit, error), decision: isOwn ? decision : null }
  }
}

function summaryOf(
  { id, titles, publisher, licence, label, provenance, access }: Described,
  language: Language,
): Omit<DataSetSummary, 'latest' | 'href'> {
  const title = inLanguage(titles, language)
  return {
    id,
    title: title.text,
    titleLanguage: title.language,
    publisher: { name: inLanguage(publisher.names, language).text, verified: publisher.verified },
    licence,
    label,
    provenance,
    access,
  }
}

type ListedVersion = { readonly version: string; readonly sealedAt: string; readonly publishedAt: string | null }
type StoredFile = Pick<z.output<typeof readVersion.output>['files'][number], 'path' | 'digest' | 'size'>

function versionFile(
  visit: Visit,
  { path, digest, size }: StoredFile,
  { dataSet, version }: { readonly dataSet: string; readonly version: string },
  indexing: Indexing | null,
): VersionFile {
  const { language } = visit
  const refused = indexing?.refused.find((refusal) => refusal.path === path) ?? null
  const isReserved = path === goldenQuestionsPath
  const isRead = indexing?.active === true && !refused && !isReserved
  return {
    path,
    sha256: digest,
    bytes: size,
    downloadHref: downloadHref(visit, { dataSet, version, path }),
    textHref: isRead ? underPermit(visit, localised(language, addresses.source(dataSet, version, 1, path))) : null,
    refused: refused && { code: refused.code, values: refused.values },
    reserved: isReserved,
  }
}

/** How far reading a version is; nothing for one that nobody asked to have read. */
export async function indexingOf({ context }: Visit, dataSet: string, version: string): Promise<Indexing | null> {
  const found = await whereKnown(versionNotFound, () => perform(readIndex, context, { dataSet, version }))
  return found ?? null
}

const jobStates = {
  queued: 'waiting',
  reading: 'running',
  indexing: 'running',
  ready: 'done',
  failed: 'failed',
} as const

/** Reading and indexing as a job that somebody waits for. */
export function jobOf(indexing: Indexing, dataSet: string, language: Language): JobProgress {
  return {
    state: jobStates[indexing.state],
    name: 'index-version',
    done: indexing.filesDone,
    total: indexing.filesTotal,
    startedAt: null,
    endedAt: null,
    problem: null,
    fragmentHref: localised(language, addresses.indexProgress(dataSet, indexing.version)),
  }
}
