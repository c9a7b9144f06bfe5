import type { Database } from '../database.ts'

/** What was learned where an answer about a data set was contested, and the contest was upheld. */
export type Lesson = {
  /** The contest; a golden question that carries this id in the data set itself is the same lesson. */
  readonly id: string
  /** A golden question in the form of `datasets`, whose id is the contest's; whoever uses it parses it. */
  readonly question: unknown
}

/** Questions that evaluations on a data set ask beside those which stand in it, since its answers once failed them. */
export type Lessons = {
  /** Every lesson about the data set, the oldest first. */
  of(db: Database, dataSet: string): Promise<readonly Lesson[]>
}
