import { z } from 'zod'
import { newId } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { maskedWords, ShownWords } from '../../../kernel/shown-words.ts'
import { Assessment, assessmentDigest, GivenAnswers } from '../assessment.ts'
import { findAssessment } from '../assessment-read.ts'
import { insertAssessment } from '../assessment-store.ts'
import type { RegisterContext, RegisterQuestion } from '../context.ts'
import { concealedSystem, seeSystem, systemFacts } from '../facts.ts'
import { tellHistory } from '../history.ts'
import { systemNotFound, systemStateRefused } from '../problems.ts'
import { questionnaireName } from '../questionnaire-name.ts'
import { requireKnown } from '../require-known.ts'
import { isReviewNear, reviewDueAfter } from '../review.ts'
import { countedAnswers, scoreOf } from '../risk.ts'
import { answersUnknown, assessmentUnchanged, questionsUnanswered } from '../risk-problems.ts'
import { showAssessment } from '../show-assessment.ts'
import { stageRows } from '../stage-store.ts'
import { SystemName } from '../system.ts'
import { lockSystem, setReviewDue } from '../system-store.ts'
import { maxWordsLength } from '../text-lengths.ts'
import { watchLater } from '../watch-later.ts'

export const assessSystem = operation({
  id: 'register.assess',
  http: 'POST /systems/{system}/assessment',
  summary: 'Answer the questions on the risks of a system, with the grounds, also where the risk is low',
  permission: 'register:write',
  effect: 'write',
  input: z.strictObject({
    system: SystemName,
    /** To every question that is asked. */
    answers: GivenAnswers,
    /** Why the answers are what they are, for everybody to read. */
    grounds: ShownWords(maxWordsLength),
  }),
  output: Assessment,
  problems: [systemNotFound, systemStateRefused, answersUnknown, questionsUnanswered, assessmentUnchanged],

  redact: ({ personalData }: RegisterQuestion, input) => ({
    ...input,
    grounds: maskedWords(personalData, input.grounds, maxWordsLength),
  }),
  facts: systemFacts,
  concealed: concealedSystem,

  async run(context: RegisterContext, { system: named, answers: given, grounds }) {
    const { db, now, principal, decision, jobs, riskQuestionnaire } = context
    const seen = await seeSystem(context, named, lockSystem)
    if (!seen) throw systemNotFound({ system: named })
    const { row } = seen
    if (row.state === 'withdrawn') throw systemStateRefused({ system: row.slug, state: row.state })
    requireKnown(riskQuestionnaire, given)
    const { raw, mitigation, score, level, unanswered } = scoreOf(riskQuestionnaire, given)
    if (unanswered.length > 0) {
      throw questionsUnanswered({ questions: unanswered.join(' '), count: unanswered.length })
    }

    const answers = countedAnswers(riskQuestionnaire, given)
    const digest = assessmentDigest(riskQuestionnaire, answers, level)
    const { assessment: last } = await stageRows(db, row.id, 'staff')
    // Approvals stand as long as the digest does: nobody prolongs what others approved, or rewrites its grounds, unasked.
    if (last?.digest === digest && !isReviewNear(row.review_due, now)) {
      throw assessmentUnchanged({ system: row.slug, due: row.review_due! })
    }
    const id = newId('ras')
    const reviewDue = reviewDueAfter(level, now)
    await insertAssessment(db, {
      id,
      system: row.id,
      questionnaire: questionnaireName(riskQuestionnaire),
      answers,
      digest,
      raw,
      mitigation,
      score,
      level,
      grounds,
      at: now,
      // The rules let nobody in who cannot be held to account.
      by: holderOf(principal)!,
    })
    await setReviewDue(db, row.id, reviewDue)
    const told = { kind: 'assessed', level, assessment: digest } as const
    await tellHistory(db, row.id, told, { at: now, decision: decision.logged.index })
    await watchLater(db, jobs, row.id)
    return showAssessment(riskQuestionnaire, (await findAssessment(db, id))!, reviewDue)
  },
})
