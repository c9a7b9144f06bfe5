import { problem } from '../../kernel/problem.ts'

export const contestNotFound = problem<{ contest: string }>('register.contest-not-found', 404)
/** No contest has this secret. */
export const contestReportNotFound = problem('register.contest-report-not-found', 404)
export const contestSettled = problem<{ contest: string }>('register.contest-settled', 409)
/** As many as wait for an answer of one receipt, or from nobody in particular within an hour. */
export const tooManyContests = problem('register.too-many-contests', 429)
/** What was answered is forgotten, or the rules keep it from whoever would settle: nobody judges what they cannot see. */
export const caseNotReadable = problem<{ contest: string }>('register.case-not-readable', 409)
/** A lesson is of an upheld contest, about one data set: the answer's only one, or the one that is named. */
export const lessonNeedsDataSet = problem('register.lesson-needs-data-set', 422)
/** It is not there, nobody reads it yet, or the caller may not read it. */
export const lessonDataSetNotFound = problem<{ dataSet: string }>('register.lesson-data-set-not-found', 404)
/** A question to be answered, of which nothing says what an answer must show. */
export const lessonShowsNothing = problem('register.lesson-shows-nothing', 422)
