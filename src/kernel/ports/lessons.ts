import type { Database } from '../database.ts'

/** What was learned where an answer about a data set was contested, and the contest was upheld. */
export type Lesson = {
  /** The contest's id, and the id of the question: a golden question of the data set with this id is the same lesson. */
  readonly id: string
  /** A golden question in the form of `datasets`; whoever uses it parses it. */
  readonly question: unknown
}

/** Questions that evaluations on a data set ask beside those which stand in it, since its answers once failed them. */
export type Lessons = {
  /**
   * Every lesson about the data set that one of these organisations learned, the oldest first. They are whoever makes the
   * test and whoever publishes the data: what others teach themselves makes nobody else's test harder.
   */
  of(
    db: Database,
    about: { readonly dataSet: string; readonly learnedBy: readonly string[] },
  ): Promise<readonly Lesson[]>
}
