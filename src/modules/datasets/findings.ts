import type { Kysely } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import { type Label, personalKinds } from '../../kernel/label.ts'
import { isDocument, notText } from './survey.ts'
import { findSurveys, type KeptSurvey } from './survey-store.ts'
import type { DatasetTables } from './tables.ts'
import type { Content } from './version.ts'
import { contentOf } from './version-store.ts'

/** A file of a version with what was found in it; nothing while nobody has looked it through by this revision. */
export type FileFindings = Content & { readonly survey: KeptSurvey | undefined }

/** What was found in the files of a version. */
export async function findingsOf(
  db: Kysely<DatasetTables>,
  version: Digest,
  detector: string,
): Promise<readonly FileFindings[]> {
  const files = await contentOf(db, version)
  const surveys = await findSurveys(
    db,
    files.map(({ digest }) => digest),
  )
  return files.map((file) => {
    const survey = surveys.get(file.digest)
    return { ...file, survey: survey && isOf(file, survey, detector) ? survey : undefined }
  })
}

/** By this revision; and not of the same bytes under a name that said they are no text. */
function isOf(file: Content, { detector, refused }: KeptSurvey, revision: string): boolean {
  return detector === revision && !(refused === notText && isDocument(file))
}

/** The least that a label should say of these files together. */
export function proposedBy(findings: readonly FileFindings[]): Label['personal'] {
  const highest = Math.max(0, ...findings.map(({ survey }) => personalKinds.indexOf(survey?.proposed ?? 'none')))
  return personalKinds[highest]!
}

export function isStricter(one: Label['personal'], other: Label['personal']): boolean {
  return personalKinds.indexOf(one) > personalKinds.indexOf(other)
}
