import type { StoredObject } from '../../kernel/ports/object-store.ts'
import type { PersonalDataActions } from '../../kernel/ports/personal-data.ts'
import type { DatasetsContext } from './context.ts'
import type { Dataset } from './dataset.ts'
import { mediaTypeOf } from './media-type.ts'
import { exportRefused } from './problems.ts'
import { likelyFrom } from './survey.ts'
import { findSurveys, type KeptSurvey } from './survey-store.ts'
import { noteUpload } from './upload-store.ts'
import type { Content } from './version.ts'

/** A treated text may be longer than what it was made of: a token is longer than most values. */
const mostGrowth = 4
const leastRoom = 2 ** 20

type Wanted = {
  readonly file: Content
  readonly label: Dataset['label']
  readonly treatment: 'masked' | 'tokenised'
  /** Under which the file leaves: tokens differ from permit to permit. */
  readonly permit: string
}

/**
 * The file as it may leave under a permit that lets nobody be identified. A text is made again with every identifier covered,
 * or replaced by a token, and stored for the time of sending, so that what was sent has a digest. Another file leaves as it is
 * where the label says that nobody is in it and nothing likely was found: of personal data it stays, whatever was found.
 *
 * @throws Problem when what identifies people in it cannot be covered.
 */
export async function treatedFile(context: DatasetsContext, wanted: Wanted): Promise<StoredObject> {
  const { db, objects, personalData, exportKey, signal, now } = context
  const { file, label, treatment, permit } = wanted
  const survey = (await findSurveys(db, [file.digest])).get(file.digest)
  const digest = file.digest as StoredObject['digest']
  const treated = await personalData.treatFile(
    () => bytesOf(objects, digest, signal),
    { path: file.path, mediaType: mediaTypeOf(file.path) },
    {
      actions: actionsFor(treatment, personalData.actionsOnExport),
      key: exportKey(permit),
      columns: (survey?.columns ?? []).map(({ header, ...column }) => ({
        ...column,
        ...(header !== null && { header }),
      })),
    },
  )
  if (!treated) {
    const why = whyItStays(survey, label)
    if (why) throw exportRefused({ why })
    return { digest, size: file.size }
  }
  if (!treated.passes) throw exportRefused({ why: 'other' })
  const maxBytes = Math.max(leastRoom, file.size * mostGrowth)
  const stored = await objects.put(treated.bytes, { maxBytes, signal })
  await noteUpload(db, stored.digest, now)
  return stored
}

/**
 * Why a file that is no text does not leave; `undefined` when nothing in it identifies anybody. Where the label says that
 * people are in the data, finding none says nothing: pictures, and what no reader shows, hold them too.
 */
function whyItStays(survey: KeptSurvey | undefined, label: Dataset['label']): 'format' | 'unknown' | undefined {
  const isRead = survey !== undefined && survey.refused === null
  if (label.personal !== 'none') return isRead ? 'format' : 'unknown'
  const isLikely =
    isRead &&
    (survey.types.some(({ certain, likely }) => certain + likely > 0) ||
      survey.columns.some(({ confidence }) => confidence >= likelyFrom))
  return isLikely ? 'format' : undefined
}

/** What would not leave at all by itself leaves under a permit only as a token that nothing tells back. */
function actionsFor(treatment: 'masked' | 'tokenised', atExport: PersonalDataActions): PersonalDataActions {
  return Object.fromEntries(
    Object.entries(atExport).map(([type, action]) => [
      type,
      treatment === 'masked' ? 'mask' : action === 'block' ? 'tokenise' : action,
    ]),
  )
}

async function* bytesOf(
  objects: DatasetsContext['objects'],
  digest: StoredObject['digest'],
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const bytes = await objects.open(digest)
  if (!bytes) throw new Error(`the object ${digest} is not in the store`)
  for await (const chunk of bytes) {
    signal.throwIfAborted()
    yield chunk as Uint8Array
  }
}
