import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { Assessment } from '../assessment.ts'
import { findAssessment } from '../assessment-read.ts'
import type { RegisterContext } from '../context.ts'
import { concealedSystem, seeSystem, systemFacts } from '../facts.ts'
import { systemNotFound } from '../problems.ts'
import { assessmentNotFound } from '../risk-problems.ts'
import { showAssessment } from '../show-assessment.ts'
import { stageRows } from '../stage-store.ts'
import { SystemName } from '../system.ts'

export const readAssessment = operation({
  id: 'register.read-assessment',
  http: 'GET /systems/{system}/assessment',
  summary: 'Read how the risks of a system were assessed last, answer by answer',
  permission: 'register:read',
  effect: 'read',
  cli: { positional: ['system'] },
  input: z.strictObject({ system: SystemName }),
  output: Assessment,
  problems: [systemNotFound, assessmentNotFound],

  facts: systemFacts,
  concealed: concealedSystem,

  async run(context: RegisterContext, { system }) {
    const { db, riskQuestionnaire } = context
    const seen = await seeSystem(context, system)
    if (!seen) throw systemNotFound({ system })
    const { row } = seen
    const { assessment } = await stageRows(db, row.id, 'production')
    const found = assessment && (await findAssessment(db, assessment.id))
    if (!found) throw assessmentNotFound({ system: row.slug })
    return showAssessment(riskQuestionnaire, found, row.review_due)
  },
})
