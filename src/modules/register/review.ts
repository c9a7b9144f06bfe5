import type { RiskLevel } from '../../kernel/ports/risk-questionnaire.ts'

/** Days from an assessment until the next: a rule of this platform, shorter where more is at stake. */
const reviewDays: Readonly<Record<RiskLevel, number>> = { 1: 365, 2: 365, 3: 180, 4: 90 }

const dayMs = 24 * 3_600_000

/** The last day (ISO 8601, UTC) until which an assessment of this moment is in date. To review is to assess again. */
export function reviewDueAfter(level: RiskLevel, at: Date): string {
  return new Date(at.getTime() + reviewDays[level] * dayMs).toISOString().slice(0, 10)
}

/** The same answers may be given again from so many days before a review is due. */
const reviewOpensDays = 30

/** Whether a system may be reviewed without anything having changed: its review is near, overdue, or on no day. */
export function isReviewNear(due: string | null, now: Date): boolean {
  return due === null || endOfDay(due).getTime() - now.getTime() <= reviewOpensDays * dayMs
}

/** When such a day is over. */
export function endOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs)
}
