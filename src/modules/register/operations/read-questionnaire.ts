import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { questionnaireDigest } from '../assessment.ts'
import type { RegisterContext } from '../context.ts'
import { ShownQuestionnaire } from '../risk-questionnaire.ts'

export const readQuestionnaire = operation({
  id: 'register.read-questionnaire',
  http: 'GET /risk-questionnaire',
  summary: 'Read the questions on risks, with their points, levels and duties',
  permission: 'register:list',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({ digest: Digest, questionnaire: ShownQuestionnaire }),
  problems: [],

  async run({ riskQuestionnaire }: RegisterContext) {
    const digest = questionnaireDigest(riskQuestionnaire)
    // Zod's lists are not read-only; what is stated is copied and checked.
    return { digest, questionnaire: ShownQuestionnaire.parse(riskQuestionnaire) }
  },
})
