/** The public register: solutions and their systems, what they were approved by, and whether they may answer now. */
import { contestAnswer } from './operations/contest-answer.ts'
import { listContests } from './operations/list-contests.ts'
import { listIncidents } from './operations/list-incidents.ts'
import { readOwnContest } from './operations/read-own-contest.ts'
import { readOwnIncident } from './operations/read-own-incident.ts'
import { reportIncident } from './operations/report-incident.ts'
import { settleContest } from './operations/settle-contest.ts'
import { settleIncident } from './operations/settle-incident.ts'

export { forgetReports } from './forget-reports.ts'
export { lessonsOf } from './lesson.ts'
export { migrations } from './migrations/index.ts'
export type { RegisterTables } from './tables.ts'
export {
  contestAnswer,
  listContests,
  listIncidents,
  readOwnContest,
  readOwnIncident,
  reportIncident,
  settleContest,
  settleIncident,
}
export const operations = [
  reportIncident,
  readOwnIncident,
  settleIncident,
  listIncidents,
  contestAnswer,
  readOwnContest,
  settleContest,
  listContests,
] as const
