import type { Check, Reason } from './report.ts'

/** What a check found, before it is told under its name. */
export type Finding = Omit<Check, 'id'>

export function passed(detail?: Check['detail']): Finding {
  return { status: 'passed', ...(detail && { detail }) }
}

export function failed(reason: Reason, detail?: Check['detail']): Finding {
  return { status: 'failed', reason, ...(detail && { detail }) }
}
