/** The public register: solutions and their systems, what they were approved by, and whether they may answer now. */
import { adoptSolution } from './operations/adopt-solution.ts'
import { approveSystem } from './operations/approve-system.ts'
import { assessSystem } from './operations/assess-system.ts'
import { contestAnswer } from './operations/contest-answer.ts'
import { createSolution } from './operations/create-solution.ts'
import { createSystem } from './operations/create-system.ts'
import { declareSystem } from './operations/declare-system.ts'
import { exportSystem } from './operations/export-system.ts'
import { liftStop } from './operations/lift-stop.ts'
import { listApprovals } from './operations/list-approvals.ts'
import { listContests } from './operations/list-contests.ts'
import { listIncidents } from './operations/list-incidents.ts'
import { listOwnSolutions } from './operations/list-own-solutions.ts'
import { listOwnSystems } from './operations/list-own-systems.ts'
import { listSystems } from './operations/list-systems.ts'
import { nameVersion } from './operations/name-version.ts'
import { previewRisk } from './operations/preview-risk.ts'
import { putSystemLive } from './operations/put-system-live.ts'
import { readAssessment } from './operations/read-assessment.ts'
import { readOwnContest } from './operations/read-own-contest.ts'
import { readOwnIncident } from './operations/read-own-incident.ts'
import { readQuestionnaire } from './operations/read-questionnaire.ts'
import { readSolution } from './operations/read-solution.ts'
import { readSystem } from './operations/read-system.ts'
import { reportIncident } from './operations/report-incident.ts'
import { settleContest } from './operations/settle-contest.ts'
import { settleIncident } from './operations/settle-incident.ts'
import { stopSystem } from './operations/stop-system.ts'
import { watchStages } from './operations/watch-stages.ts'
import { withdrawApproval } from './operations/withdraw-approval.ts'
import { withdrawSystem } from './operations/withdraw-system.ts'

export type { Contest, LessonQuestion, OwnContest } from './contest.ts'
export { contestNotFound } from './contest-problems.ts'
export { askedLanguages, audiences, automations, bands, type Declared } from './declared.ts'
export type { Entry } from './entry.ts'
export { exportFormats } from './exports/formats.ts'
export { forgetReports } from './forget-reports.ts'
export {
  harms,
  type Incident,
  incidentStates,
  mayBecome,
  type OwnIncident,
  severities,
} from './incident.ts'
export { incidentNotFound } from './incident-problems.ts'
export { lessonsOf } from './lesson.ts'
export { migrations } from './migrations/index.ts'
export { systemNotFound } from './problems.ts'
export type { Solution } from './solution.ts'
export { staffEvidence } from './standing.ts'
export type { SystemSummary } from './system.ts'
export { systemEvidence } from './system-evidence.ts'
export { openSystems } from './systems.ts'
export type { RegisterTables } from './tables.ts'
export { maxNameLength, maxWordsLength } from './text-lengths.ts'
export { waitingReports } from './waiting-reports.ts'
export {
  adoptSolution,
  approveSystem,
  assessSystem,
  contestAnswer,
  createSolution,
  createSystem,
  declareSystem,
  exportSystem,
  liftStop,
  listApprovals,
  listContests,
  listIncidents,
  listOwnSolutions,
  listOwnSystems,
  listSystems,
  nameVersion,
  previewRisk,
  putSystemLive,
  readAssessment,
  readOwnContest,
  readOwnIncident,
  readSolution,
  readSystem,
  reportIncident,
  settleContest,
  settleIncident,
  stopSystem,
  withdrawApproval,
  withdrawSystem,
}
export const operations = [
  createSolution,
  readSolution,
  listOwnSolutions,
  adoptSolution,
  createSystem,
  declareSystem,
  readQuestionnaire,
  previewRisk,
  assessSystem,
  readAssessment,
  exportSystem,
  putSystemLive,
  withdrawSystem,
  listSystems,
  listOwnSystems,
  readSystem,
  nameVersion,
  approveSystem,
  withdrawApproval,
  listApprovals,
  stopSystem,
  liftStop,
  watchStages,
  reportIncident,
  readOwnIncident,
  settleIncident,
  listIncidents,
  contestAnswer,
  readOwnContest,
  settleContest,
  listContests,
] as const
