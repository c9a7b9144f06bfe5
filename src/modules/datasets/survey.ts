import { z } from 'zod'
import { personalKinds } from '../../kernel/label.ts'
import { DocumentRefused } from '../../kernel/ports/document-reader.ts'
import type { ObjectStore } from '../../kernel/ports/object-store.ts'
import type { PersonalData, PersonalDataReport } from '../../kernel/ports/personal-data.ts'
import { mediaTypeOf } from './media-type.ts'
import type { Content } from './version.ts'

const count = z.number().int().nonnegative()

/** How often a type stands in the text of a file. Never what stands there. */
const TypeFound = z.strictObject({ type: z.string(), certain: count, likely: count, possible: count })

/** A column of a table whose cells are of one type. */
const ColumnFound = z.strictObject({
  /** From 0. */
  column: count,
  /** What the first line calls it; null where it calls it nothing. */
  header: z.string().nullable(),
  type: z.string(),
  /** The part of its cells that are of this type, 0 to 1. */
  share: z.number(),
  /** How many cells are not empty. */
  cells: count,
  /** 0 to 1, a convention: 0.8 and more are likely, 0.95 and more certain. */
  confidence: z.number(),
})

/** What a file was found to hold that identifies people. */
export const Survey = z.strictObject({
  types: z.array(TypeFound),
  columns: z.array(ColumnFound),
  /** The least that a label should say of it. */
  proposed: z.enum(personalKinds),
  /** Why it could not be looked through: a code; null when it was. */
  refused: z.string().nullable(),
})
export type Survey = z.infer<typeof Survey>

/** From here on a column is likely of its type. */
export const likelyFrom = 0.8

/** The code of a file that is neither a text nor a document that can be read. */
export const notText = 'dataset.not-text'

/** Formats whose text is found by reading them as documents, for the index; they are looked through page by page then. */
const documents: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.ms-word.document.macroenabled.12',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel.sheet.macroenabled.12',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.ms-powerpoint.presentation.macroenabled.12',
  'application/vnd.oasis.opendocument.text',
  'message/rfc822',
])

export function isDocument({ path }: { readonly path: string }): boolean {
  return documents.has(mediaTypeOf(path))
}

/** The longest name of a column that is kept, in characters. */
const longestHeader = 80

type Ports = { readonly objects: ObjectStore; readonly personalData: PersonalData; readonly signal: AbortSignal }

/**
 * Looks a stored file through, in bounded memory. One that nobody can look through has its reason; `undefined` when the store
 * does not have it.
 */
export async function surveyContent(
  { objects, personalData, signal }: Ports,
  { path, digest }: Pick<Content, 'path' | 'digest'>,
): Promise<Survey | undefined> {
  const bytes = await objects.open(digest as `sha256:${string}`)
  if (!bytes) return undefined
  const report = await personalData.surveyFile(untilAborted(bytes, signal), { path, mediaType: mediaTypeOf(path) })
  bytes.destroy()
  return report ? surveyOf(personalData, report) : refusedSurvey(notText)
}

/** Looks through the pages of a document that was read. */
export async function surveyPages(
  personalData: PersonalData,
  pages: AsyncIterable<string> | Iterable<string>,
): Promise<Survey> {
  const survey = personalData.survey()
  for await (const page of pages) {
    survey.add(page)
    // A page is not the middle of a sentence of another.
    survey.add('\n\n')
  }
  return surveyOf(personalData, survey.report())
}

/** Of a file that could not be read: what is in it is not known. */
export function refusedSurvey(code: string): Survey {
  return { types: [], columns: [], proposed: 'none', refused: code }
}

/** Reads documents and looks them through, one at a time: for whoever cannot wait for the index. */
export async function surveyDocument(
  read: () => Promise<{ readonly pages: readonly { readonly text: string }[] }>,
  personalData: PersonalData,
): Promise<Survey> {
  try {
    const { pages } = await read()
    return await surveyPages(
      personalData,
      pages.map(({ text }) => text),
    )
  } catch (error) {
    if (error instanceof DocumentRefused) return refusedSurvey(error.code)
    throw error
  }
}

function surveyOf(personalData: PersonalData, report: PersonalDataReport): Survey {
  return {
    types: report.counts.map(({ type, certain, likely, possible }) => ({ type, certain, likely, possible })),
    columns: report.columns.map(({ column, header, type, share, cells, confidence }) => ({
      column,
      header: headerShown(personalData, header),
      type,
      share,
      cells,
      confidence,
    })),
    proposed: personalData.proposedPersonal(report),
    refused: null,
  }
}

/**
 * The name of a column, when it names nobody: a table without a first line of names begins with values. What holds five
 * figures in a row is no name, whether or not somebody is known by it.
 */
function headerShown(personalData: PersonalData, header: string | undefined): string | null {
  const name = header?.trim() ?? ''
  const isShowable = name !== '' && name.length <= longestHeader && !/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(name)
  const mayBeNumber = /\p{Nd}{5}/u.test(name)
  return isShowable && !mayBeNumber && personalData.find(name).length === 0 ? name : null
}

async function* untilAborted(bytes: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    signal.throwIfAborted()
    yield chunk
  }
}
