import { createReadStream, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { DataSetFile, FactsFile } from '../samples/formats.ts'
import { viewOf } from './kernel/database.ts'
import type { Language } from './kernel/language.ts'
import type { CallContext } from './kernel/operation.ts'
import { perform } from './kernel/perform.ts'
import { anonymous, type Principal } from './kernel/principal.ts'
import { Problem } from './kernel/problem.ts'
import {
  addFile,
  answerFindings,
  createDataset,
  type DatasetTables,
  goldenQuestionsPath,
  isDocument,
  keepSurveys,
  publishVersion,
  readFindings,
  readVersionFiles,
  type Survey,
  sealVersion,
  slugTaken,
  surveyDocument,
} from './modules/datasets/index.ts'
import { readIndex } from './modules/knowledge/index.ts'
import type { Services } from './services.ts'

/** The version of the sample that readers get. */
type Loaded = { readonly dataSet: string; readonly version: string }

const longestWaitMs = 60_000
const loader: Principal = { kind: 'service', id: 'sample-loader', roles: ['data-officer'] }
const folder = fileURLToPath(new URL('../samples/', import.meta.url))

/**
 * Publishes the sample, once, by the operations that anybody publishes with, so that a newcomer can ask at once. When
 * a start is cut short, the next one goes on; when somebody changed the sample since, it is left alone.
 */
export async function loadSample(services: Services, logger: Logger): Promise<Loaded | undefined> {
  const context = callContext(services)
  const dataSet = DataSetFile.parse(readJson('data-set.json'))
  const facts = FactsFile.parse(readJson(dataSet.facts))
  const { slug, title, description, publisher, licence, label, provenance } = dataSet
  const input = {
    slug,
    titles: title,
    descriptions: description,
    publisher: publisher.name,
    licence,
    ...label,
    provenance,
  }
  const made = await perform(createDataset, context, input).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error
    // Somebody changed what is said about it: from then on it is theirs. Anything else is for the operator to see.
    if (error.code !== slugTaken.code) logger.error({ code: error.code, values: error.values }, 'sample refused')
    return undefined
  })
  if (!made) return undefined
  if (made.currentVersion !== null) return { dataSet: made.id, version: made.currentVersion }

  for (const file of dataSet.files) {
    const restates = facts.sources
      .filter((source) => file.restates.includes(source.id))
      .map((source) => restatedSource(source, file.path, facts))
    await perform(
      addFile,
      { ...context, body: createReadStream(folder + file.path) },
      { id: made.id, path: file.path, titles: file.title, language: file.language as Language, restates },
    )
  }
  const questions = createReadStream(folder + dataSet.goldenQuestions)
  await perform(addFile, { ...context, body: questions }, { id: made.id, path: goldenQuestionsPath })
  const { version } = await perform(sealVersion, context, { id: made.id })
  await lookThroughDocuments(services, version)
  const { unanswered } = await perform(readFindings, context, { id: made.id, version })
  if (unanswered) {
    await perform(answerFindings, context, { id: made.id, version, reason: dataSet.findingsAnswer })
  }
  await perform(publishVersion, context, { id: made.id, version })
  logger.info({ dataSet: made.id, version }, 'sample published')
  return { dataSet: made.id, version }
}

/** A start does not wait for the worker to read the documents: there are two, and they are small. */
async function lookThroughDocuments({ db, objects, documentReader, personalData, clock }: Services, version: string) {
  const surveys = new Map<string, Survey>()
  for (const { path: name, digest, size } of await readVersionFiles(viewOf<DatasetTables>(db), version)) {
    const path = isDocument({ path: name }) ? await objects.path(digest as `sha256:${string}`) : undefined
    if (path === undefined) continue
    surveys.set(digest, await surveyDocument(() => documentReader.read({ path, name, size }, {}), personalData))
  }
  const kept = { detector: personalData.revision, at: clock() }
  await db.transaction().execute((transaction) => keepSurveys(viewOf<DatasetTables>(transaction), surveys, kept))
}

type Facts = z.infer<typeof FactsFile>

/** Waits until the worker has indexed the sample, as long as a newcomer would; a slower start goes on without. */
export async function untilIndexed(services: Services, { dataSet, version }: Loaded): Promise<void> {
  const reader = { ...callContext(services), principal: anonymous }
  const deadline = Date.now() + longestWaitMs
  while (Date.now() < deadline) {
    const { state } = await perform(readIndex, reader, { dataSet, version })
    if (state === 'ready' || state === 'failed') return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const kinds = { ministry: 'ministry', cafrad: 'intergovernmental', press: 'press' } as const

/** What the catalogue says of a source that a sample document restates, with the sentences that restate it. */
function restatedSource(source: Facts['sources'][number], path: string, facts: Facts) {
  const document = facts.documents.find((document) => document.path === path)
  const sentences = [...(document?.sentences ?? []), ...(document?.fields ?? [])]
    .filter((sentence) => sentence.sources.includes(source.id))
    .map((sentence) => sentence.text)
  const { id, kind, title, dateAsStated, digest } = source
  return { source: id, kind: kinds[kind], title, dateAsStated, sentences, digest }
}

function callContext(services: Services): CallContext & Services {
  return { ...services, principal: loader, channel: 'start', language: 'ar', signal: new AbortController().signal }
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(folder + name, 'utf8'))
}
