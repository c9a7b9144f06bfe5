/** Permits: projects, what they ask to use data for, and the signed permission that every path asks for. */
import { askForPermit } from './operations/ask-for-permit.ts'
import { changeProject } from './operations/change-project.ts'
import { changeRequest } from './operations/change-request.ts'
import { createProject } from './operations/create-project.ts'
import { endProject } from './operations/end-project.ts'
import { grantRequest } from './operations/grant-request.ts'
import { inviteMember } from './operations/invite-member.ts'
import { joinProject } from './operations/join-project.ts'
import { listPermits } from './operations/list-permits.ts'
import { listProjects } from './operations/list-projects.ts'
import { listRequests } from './operations/list-requests.ts'
import { readPermit } from './operations/read-permit.ts'
import { readPermitDocument } from './operations/read-permit-document.ts'
import { readProject } from './operations/read-project.ts'
import { readRequest } from './operations/read-request.ts'
import { refuseRequest } from './operations/refuse-request.ts'
import { removeMember } from './operations/remove-member.ts'
import { revokePermit } from './operations/revoke-permit.ts'
import { startRequest } from './operations/start-request.ts'
import { withdrawRequest } from './operations/withdraw-request.ts'

export { impactSource } from './impact.ts'
export { migrations } from './migrations/index.ts'
export { type Permit, personalTreatments } from './permit.ts'
export { permitDocument } from './permit-store.ts'
export { openPermits } from './permits.ts'
export { daysTooMany } from './problems.ts'
export { maxNameLength, maxWordsLength, type Project, projectKinds } from './project.ts'
export { openProjects } from './projects.ts'
export { maxDays, type PermitRequest } from './request.ts'
export type { PermitTables } from './tables.ts'
export { waitingRequests } from './waiting-requests.ts'
export {
  askForPermit,
  changeProject,
  changeRequest,
  createProject,
  endProject,
  grantRequest,
  inviteMember,
  joinProject,
  listPermits,
  listProjects,
  listRequests,
  readPermit,
  readPermitDocument,
  readProject,
  readRequest,
  refuseRequest,
  removeMember,
  revokePermit,
  startRequest,
  withdrawRequest,
}
export const operations = [
  createProject,
  listProjects,
  readProject,
  changeProject,
  inviteMember,
  joinProject,
  removeMember,
  endProject,
  startRequest,
  changeRequest,
  askForPermit,
  withdrawRequest,
  readRequest,
  listRequests,
  grantRequest,
  refuseRequest,
  readPermit,
  listPermits,
  revokePermit,
  readPermitDocument,
] as const
