import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { GivenAnswers, Score } from '../assessment.ts'
import type { RegisterContext } from '../context.ts'
import { dutiesOf } from '../duties-of.ts'
import { requireKnown } from '../require-known.ts'
import { scoreOf } from '../risk.ts'
import { answersUnknown } from '../risk-problems.ts'

export const previewRisk = operation({
  id: 'register.preview-risk',
  http: 'POST /risk-preview',
  summary: 'What answers to the questions on risks come to so far, and what the level would ask for; nothing is kept',
  permission: 'register:list',
  effect: 'read',
  input: z.strictObject({ answers: GivenAnswers }),
  output: z.strictObject({ score: Score, duties: z.array(z.string()) }),
  problems: [answersUnknown],

  async run({ riskQuestionnaire }: RegisterContext, { answers }) {
    requireKnown(riskQuestionnaire, answers)
    const { asked, unanswered, ...score } = scoreOf(riskQuestionnaire, answers)
    return {
      score: { ...score, asked: [...asked], unanswered: [...unanswered] },
      duties: dutiesOf(riskQuestionnaire, score.level).map(({ id }) => id),
    }
  },
})
