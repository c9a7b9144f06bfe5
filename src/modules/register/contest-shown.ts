import type { Contest } from './contest.ts'
import { readableAnswerFacts } from './contest-case.ts'
import type { ContestContext } from './contest-context.ts'
import type { ContestRow } from './contest-store.ts'
import { shownLesson } from './lesson.ts'

/** A contest for those who settle it. What the answer quotes is shown to whoever may read it now, and to nobody else. */
export async function shownContest(context: ContestContext, row: ContestRow): Promise<Contest> {
  const { owner: _, answer, lesson, openedAt, settledAt, ...contest } = row
  const mayRead = row.case !== null && (await readableAnswerFacts(context, answer)) !== undefined
  return {
    ...contest,
    case: mayRead ? row.case : null,
    lesson: lesson && (await shownLesson(context, lesson)),
    openedAt: openedAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  }
}
