import { z } from 'zod'
import { canonicalJson, parseJsonStrict } from '../../../../libs/canonical-json/index.ts'
import { Language } from '../../../kernel/language.ts'
import { operation } from '../../../kernel/operation.ts'
import { ObjectTooLarge, type StoredObject } from '../../../kernel/ports/object-store.ts'
import type { DatasetsContext, DatasetsQuestion } from '../context.ts'
import { DatasetId, Titles } from '../dataset.ts'
import { findDataset, lockDataset } from '../dataset-store.ts'
import {
  countDraftFiles,
  dropUnusedDescriptions,
  findDescription,
  findDraftFile,
  putDescription,
  putDraftFile,
} from '../draft-store.ts'
import { concealedDataset, preparedFacts } from '../facts.ts'
import { DatasetFile, type FileDescription, RestatedSource } from '../file.ts'
import { maxPathLength, pathFault } from '../file-path.ts'
import { readGoldenFile } from '../golden-file.ts'
import { type GoldenQuestion, goldenQuestionsPath, maxGoldenBytes } from '../golden-question.ts'
import { insertGoldenQuestions } from '../golden-question-store.ts'
import { mediaTypeOf } from '../media-type.ts'
import {
  bodyMissing,
  datasetNotFound,
  fileTooLarge,
  goldenQuestionsRefused,
  objectLost,
  pathRefused,
  tooManyFiles,
} from '../problems.ts'
import { isDocument, type Survey, surveyContent } from '../survey.ts'
import { keepSurveys } from '../survey-store.ts'
import { holdUpload, noteUpload } from '../upload-store.ts'
import { type Content, maxFiles } from '../version.ts'

type Prepared = {
  readonly stored: StoredObject
  readonly questions: readonly GoldenQuestion[]
  /** Nothing for a document, which is looked through when it is read. */
  readonly survey: Survey | undefined
}

/** A value, or its JSON text: an upload's body is the file, so what is said about it comes in the address. */
function orJsonText<Schema extends z.ZodType>(schema: Schema) {
  const fromText = z
    .string()
    .max(100_000)
    .transform((text, context) => {
      try {
        return parseJsonStrict(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'not-json' })
        return z.NEVER
      }
    })
  return z.union([schema, fromText.pipe(schema)])
}

export const addFile = operation({
  id: 'datasets.add-file',
  http: 'PUT /data-sets/{id}/draft/files/{path}',
  summary: 'Put a file into the draft of a data set, in place of what stood at its path',
  permission: 'datasets:write',
  effect: 'write',
  transfer: 'upload',
  cli: { positional: ['id', 'path'] },
  input: z.strictObject({
    id: DatasetId,
    path: z.string().max(2000),
    /** What is left out of the following stays as it was said of this content, or else of what stood at the path. */
    titles: orJsonText(Titles).optional(),
    language: Language.optional(),
    restates: orJsonText(z.array(RestatedSource).max(50)).optional(),
  }),
  output: z.strictObject({
    ...DatasetFile.shape,
    dataSet: DatasetId,
    /** `described`: the same content, of which something else is said. */
    change: z.enum(['added', 'replaced', 'described', 'unchanged']),
  }),
  problems: [datasetNotFound, pathRefused, bodyMissing, fileTooLarge, tooManyFiles, goldenQuestionsRefused, objectLost],

  facts: (context: DatasetsQuestion, { id }) => preparedFacts(context, { id }),
  concealed: concealedDataset,

  /** Everything that can be refused without the content is refused before the first byte of it is read. */
  async prepare(context: DatasetsContext, { id, path }): Promise<Prepared> {
    const { db, objects, now, body } = context
    const fault = pathFault(path)
    if (fault) throw pathRefused({ fault, maximum: maxPathLength })
    if (!body) throw bodyMissing({})
    if (!(await findDataset(db, id))) throw datasetNotFound({ id })
    await requireRoom(context, id, path)

    const isGolden = path === goldenQuestionsPath
    const maxBytes = isGolden ? Math.min(maxGoldenBytes, context.maxFileBytes) : context.maxFileBytes
    const stored = await objects.put(body, { maxBytes, signal: context.signal }).catch((error: unknown) => {
      throw error instanceof ObjectTooLarge ? fileTooLarge({ maximum: maxBytes }) : error
    })
    await noteUpload(db, stored.digest, now)
    const questions = isGolden ? await readGoldenFile(objects, stored.digest) : []
    if (isDocument({ path })) return { stored, questions, survey: undefined }
    const survey = await surveyContent(context, { path, digest: stored.digest })
    if (!survey) throw objectLost({})
    return { stored, questions, survey }
  },

  async run(context: DatasetsContext, { id, path, ...said }, { stored, questions, survey }) {
    const { db, objects, now, personalData } = context
    if (!(await lockDataset(db, id))) throw datasetNotFound({ id })
    if (!(await holdUpload(db, stored.digest, now)) || (await objects.sizeOf(stored.digest)) === undefined) {
      throw objectLost({})
    }
    const before = await requireRoom(context, id, path)
    const content: Content = { path, ...stored }
    const place = { dataset: id, path, digest: content.digest }
    const ofContent = await findDescription(db, place)
    const ofPath = ofContent ?? (before && (await findDescription(db, { ...place, digest: before.digest })))
    const description = describe(said, ofPath)

    const isSame = before?.digest === content.digest
    const isSaid = canonicalJson(description) === canonicalJson(describe({}, ofContent))
    if (!isSame) await putDraftFile(db, id, content)
    if (!isSame || !isSaid) {
      await putDescription(db, place, description)
      await dropUnusedDescriptions(db, id, path)
    }
    if (questions.length > 0) await insertGoldenQuestions(db, content.digest, questions)
    if (survey) {
      await keepSurveys(db, new Map([[content.digest, survey]]), { detector: personalData.revision, at: now })
    }
    const change = !before ? 'added' : !isSame ? 'replaced' : isSaid ? 'unchanged' : 'described'
    return { ...content, mediaType: mediaTypeOf(path), ...description, dataSet: id, change } as const
  },
})

/** What stands at the path. @throws Problem when nothing does and the draft is full. */
async function requireRoom({ db }: DatasetsContext, id: string, path: string): Promise<Content | undefined> {
  const there = await findDraftFile(db, id, path)
  if (!there && (await countDraftFiles(db, id)) >= maxFiles) throw tooManyFiles({ maximum: maxFiles })
  return there
}

type Said = { readonly [Part in keyof FileDescription]?: FileDescription[Part] | undefined }

function describe(said: Said, before: FileDescription | undefined): FileDescription {
  return {
    titles: said.titles ?? before?.titles ?? null,
    language: said.language ?? before?.language ?? null,
    restates: said.restates ?? before?.restates ?? [],
  }
}
