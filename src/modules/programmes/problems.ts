import { problem } from '../../kernel/problem.ts'

export const recordNotFound = problem<{ id: string }>('record.not-found', 404)
export const kindUnknown = problem<{ kind: string }>('record.kind-unknown', 422)
export const recordSlugTaken = problem<{ slug: string }>('record.slug-taken', 409)
export const fieldUnknown = problem<{ kind: string; field: string }>('record.field-unknown', 422)
export const fieldMissing = problem<{ field: string }>('record.field-missing', 422)
/** The parts of a value are not those of its field's type. */
export const valueUnfit = problem<{ field: string; type: string }>('record.value-unfit', 422)
export const linkedRecordUnknown = problem<{ field: string; record: string }>('record.linked-unknown', 422)
/** A value of a field that needs a source has no citation that can be proved now. */
export const valueUncited = problem<{ field: string; place: number }>('record.value-uncited', 422)
/** What is cited does not stand there to the letter, or its document is not one that readers get. */
export const citationUnproved = problem<{ field: string; place: number }>('record.citation-unproved', 422)
/** The words stand there more than once: the page or the place says which. */
export const citationAmbiguous = problem<{ field: string; place: number; count: number }>(
  'record.citation-ambiguous',
  422,
)
/** An indicator names a query that nothing here answers. */
export const derivationUnknown = problem<{ derivation: string }>('record.derivation-unknown', 422)
/** The indicator has no query, so nothing was counted for it here. */
export const figureNotDerived = problem<{ id: string }>('record.figure-not-derived', 404)
export const revisionNotFound = problem<{ id: string; revision: number }>('record.revision-not-found', 404)
export const revisionDecided = problem<{ id: string; revision: number }>('record.revision-decided', 409)
/** Something else came into force since it was proposed. */
export const revisionOutdated = problem<{ id: string; revision: number }>('record.revision-outdated', 409)
export const recordEnded = problem<{ id: string }>('record.ended', 409)
export const recordCursorUnknown = problem<Record<never, never>>('record.cursor-unknown', 422)
