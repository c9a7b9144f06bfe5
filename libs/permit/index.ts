/** A permit as a file: what it says, and the check that anybody makes of it offline, without the platform. */
export { PERMIT_FORMAT, PermitDocument, PermitFile } from './permit-document.ts'
export {
  PERMIT_CHECKS,
  PERMIT_REASONS,
  type PermitCheck,
  type PermitCheckId,
  type PermitReason,
  type PermitReport,
  type PermitStatus,
  type PermitVerdict,
} from './report.ts'
export { MAX_PERMIT_BYTES, saysPermit, verifyPermit } from './verify-permit.ts'
