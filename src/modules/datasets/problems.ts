import { problem } from '../../kernel/problem.ts'

/** The same for a data set that its label conceals: the two may not be told apart. */
export const datasetNotFound = problem<{ id: string }>('dataset.not-found', 404)
export const versionNotFound = problem<{ id: string }>('dataset.version-not-found', 404)
export const fileNotFound = problem<{ id: string }>('dataset.file-not-found', 404)
export const publisherNotFound = problem<{ id: string }>('dataset.publisher-not-found', 404)

export const licenceUnknown = problem<{ licence: string }>('dataset.licence-unknown', 400)
export const licenceTextMissing = problem<{ licence: string }>('dataset.licence-text-missing', 400)
export const licenceTextSuperfluous = problem<{ licence: string }>('dataset.licence-text-superfluous', 400)

/** The publisher already has a data set under this slug, and it says something else. */
export const slugTaken = problem<{ slug: string }>('dataset.slug-taken', 409)

/** `fault` is a `PathFault`. */
export const pathRefused = problem<{ fault: string; maximum: number }>('dataset.path-refused', 400)
export const bodyMissing = problem('dataset.body-missing', 400)
/** `maximum` in bytes. */
export const fileTooLarge = problem<{ maximum: number }>('dataset.file-too-large', 413)
export const tooManyFiles = problem<{ maximum: number }>('dataset.too-many-files', 409)
/** The bytes were collected between their upload and now; sending them again helps. */
export const objectLost = problem('dataset.object-lost', 503)
export const draftEmpty = problem<{ id: string }>('dataset.draft-empty', 409)
export const nothingSealed = problem<{ id: string }>('dataset.nothing-sealed', 409)

/** Nobody has looked through `files` of its documents yet. */
export const notSurveyed = problem<{ files: number }>('dataset.not-surveyed', 409)
/** What was found proposes `proposed`, and the label says less. */
export const findingsUnanswered = problem<{ proposed: string; personal: string }>('dataset.findings-unanswered', 409)
/** There is nothing to answer: the label says all that was found. */
export const nothingToAnswer = problem('dataset.nothing-to-answer', 409)

/** `why`: `format` (nothing can be covered in it), `unknown` (nobody knows what it holds), `other`. */
export const exportRefused = problem<{ why: string }>('dataset.export-refused', 403)

/** Not a place in the catalogue: it was changed on its way. */
export const cursorUnknown = problem('dataset.cursor-unknown', 400)

/** `line` counts from 1; `fault` is a `GoldenFault`. */
export const goldenQuestionsRefused = problem<{ line: number; fault: string; field: string }>(
  'dataset.golden-questions-refused',
  400,
)
/** The file holds golden questions that are kept from those who are examined with them. */
export const sealedFile = problem<{ id: string }>('dataset.sealed-file', 403)
