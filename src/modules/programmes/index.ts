/** Programmes: what the platform states about the world outside, each value with the words that prove it. */
import { approveRevision } from './operations/approve-revision.ts'
import { listRecordChanges } from './operations/list-changes.ts'
import { listCitable } from './operations/list-citable.ts'
import { listDerivations } from './operations/list-derivations.ts'
import { listFlagged } from './operations/list-flagged.ts'
import { listIndicatorEvents } from './operations/list-indicator-events.ts'
import { listIndicators } from './operations/list-indicators.ts'
import { listKinds } from './operations/list-kinds.ts'
import { listProposals } from './operations/list-proposals.ts'
import { listRecords } from './operations/list-records.ts'
import { proposeChange } from './operations/propose-change.ts'
import { proposeEnd } from './operations/propose-end.ts'
import { proposeRecord } from './operations/propose-record.ts'
import { readHistory } from './operations/read-history.ts'
import { readIndicator } from './operations/read-indicator.ts'
import { readRecord } from './operations/read-record.ts'
import { readRevision } from './operations/read-revision.ts'
import { recheckCitations } from './operations/recheck-citations.ts'
import { refuseRevision } from './operations/refuse-revision.ts'
import { renewSearch } from './operations/renew-search.ts'
import { suggestValues } from './operations/suggest-values.ts'

export { derivations } from './derivations.ts'
export { impactSource } from './impact.ts'
export type { FigureEvent, Indicator } from './indicator.ts'
export type { Field, RecordKind } from './kind.ts'
export { kindNamed, kinds } from './kinds.ts'
export { linkedDataContext } from './linked-data/context.ts'
export { largestFile, mostRecords } from './linked-data/imported-record.ts'
export { linkedRecord } from './linked-data/linked-record.ts'
export type { Places } from './linked-data/places.ts'
export { fileTooLarge } from './linked-data/problems.ts'
export { type ImportDesk, type ImportOutcome, proposeImported } from './linked-data/propose-imported.ts'
export { readRecordsFile } from './linked-data/read-file.ts'
export { type ListPage, linkedDataOf, tableOf } from './linked-data/stream-records.ts'
export { migrations } from './migrations/index.ts'
export { recordNotFound, recordSlugTaken } from './problems.ts'
export { readerOf } from './reader.ts'
export { recheckLater } from './recheck-later.ts'
export {
  type GivenFields,
  type RecordLink,
  RecordSlug,
  type ShownCitation,
  type ShownRecord,
  type ShownValue,
} from './record.ts'
export { citedPlaces } from './search/cited-places.ts'
export { renewRecordSearch } from './search/record-terms.ts'
export { type FoundValue, searchValues } from './search/search-values.ts'
export { sectors } from './sector.ts'
export { findStatedDates } from './suggesting/stated-dates.ts'
export type { ProgrammeTables } from './tables.ts'
export {
  approveRevision,
  listCitable,
  listFlagged,
  listIndicatorEvents,
  listIndicators,
  listProposals,
  listRecordChanges,
  listRecords,
  proposeChange,
  proposeEnd,
  proposeRecord,
  readHistory,
  readIndicator,
  readRecord,
  readRevision,
  refuseRevision,
  suggestValues,
}
export const operations = [
  listKinds,
  listRecords,
  readRecord,
  readHistory,
  listRecordChanges,
  proposeRecord,
  proposeChange,
  proposeEnd,
  listProposals,
  readRevision,
  approveRevision,
  refuseRevision,
  recheckCitations,
  renewSearch,
  listDerivations,
  listIndicators,
  readIndicator,
  listIndicatorEvents,
  listFlagged,
  listCitable,
  suggestValues,
] as const
