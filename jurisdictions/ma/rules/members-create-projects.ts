import type { Rule } from '../../../src/modules/policy/index.ts'
import { byMembership } from '../remedies.ts'

export const membersCreateProjects: Rule = {
  id: 'ma.members-create-projects',
  permissions: ['permits:create-project'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'من ينتمي إلى هيئة يفتح مشروعا باسمها، هو أو برنامج يعمل بمفتاح منه.',
    fr: 'Le membre d’une organisation ouvre un projet en son nom, lui-même ou par un programme qui a sa clé.',
    en: 'A member of an organisation opens a project in its name, themselves or by a program with their key.',
  },
  conditions: {
    membership: {
      sentence: {
        ar: 'الانتماء إلى هيئة',
        fr: 'être membre d’une organisation',
        en: 'to be a member of an organisation',
      },
      remedy: byMembership,
    },
  },
  obligations: {},
  evaluate({ principal }) {
    const isAnswered = principal.kind === 'person' || (principal.kind === 'service' && principal.holder !== undefined)
    return isAnswered && (principal.memberships ?? []).length > 0
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'membership' }] }
  },
}
