import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { maskedText, maskedWords, ShownWords } from '../../../kernel/shown-words.ts'
import { DatasetId } from '../../datasets/index.ts'
import { Contest, ContestId, LessonQuestion } from '../contest.ts'
import { readableAnswerFacts } from '../contest-case.ts'
import type { ContestContext, ContestQuestion } from '../contest-context.ts'
import {
  caseNotReadable,
  contestNotFound,
  contestSettled,
  lessonDataSetNotFound,
  lessonNeedsDataSet,
  lessonShowsNothing,
} from '../contest-problems.ts'
import { shownContest } from '../contest-shown.ts'
import { findContest, settleContest as settle } from '../contest-store.ts'
import { tellHistory } from '../history.ts'
import { lessonFrom } from '../lesson.ts'
import { maxWordsLength } from '../text-lengths.ts'

export const settleContest = operation({
  id: 'register.settle-contest',
  http: 'POST /contests/{id}/settlement',
  summary: 'Say whether a contested answer was wrong, and teach the next test what was learned',
  permission: 'register:settle',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z
    .strictObject({
      id: ContestId,
      upheld: z.boolean(),
      /** Told to whoever contested it. */
      outcome: ShownWords(maxWordsLength),
      /** The question with what a right answer shows: the next test that is made of the data set's golden questions asks it. */
      lesson: LessonQuestion.optional(),
      /** What the lesson is about, where the answer quotes several data sets or none. */
      dataSet: DatasetId.optional(),
    })
    .refine(({ upheld, lesson }) => upheld || lesson === undefined, { path: ['lesson'] }),
  output: Contest,
  problems: [
    contestNotFound,
    contestSettled,
    caseNotReadable,
    lessonNeedsDataSet,
    lessonDataSetNotFound,
    lessonShowsNothing,
  ],

  redact({ personalData }: ContestQuestion, input) {
    const { lesson } = input
    const covered = lesson && {
      ...lesson,
      question: maskedText(personalData, lesson.question, maxWordsLength),
      ...(lesson.note !== undefined && { note: maskedText(personalData, lesson.note, maxWordsLength) }),
    }
    return {
      ...input,
      outcome: maskedWords(personalData, input.outcome, maxWordsLength),
      ...(covered && { lesson: covered }),
    }
  },

  async facts({ db }: ContestQuestion, { id }) {
    const found = await findContest(db, id)
    return found && { kind: 'contest', id, ...(found.owner !== null && { owner: found.owner }) }
  },

  async run(context: ContestContext, { id, upheld, outcome, lesson: question, dataSet }) {
    const { db, now, principal, decision } = context
    const found = await findContest(db, id)
    if (!found) throw contestNotFound({ contest: id })
    if (found.state !== 'open') throw contestSettled({ contest: id })
    // What is forgotten cannot be upheld any more; it is rejected with the outcome that says so.
    const isReadable = found.case !== null && (await readableAnswerFacts(context, found.answer)) !== undefined
    if (!isReadable && (upheld || found.case !== null)) throw caseNotReadable({ contest: id })

    const lesson = question ? await lessonFrom(context, found, { question, dataSet }) : null
    const state = upheld ? 'upheld' : 'rejected'
    if (!(await settle(db, id, { state, outcome, lesson, by: holderOf(principal) }, now))) {
      throw contestSettled({ contest: id })
    }
    if (found.system) {
      const happened = { kind: 'contest-settled', upheld, lesson: lesson !== null } as const
      await tellHistory(db, found.system.id, happened, { at: now, decision: decision.logged.index })
    }
    return shownContest(context, { ...found, state, outcome, lesson, settledAt: now })
  },
})
