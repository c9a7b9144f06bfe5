import type { Rule } from '../../../src/modules/policy/index.ts'

export const readingByClearance: Rule = {
  id: 'ma.reading-by-clearance',
  permissions: ['datasets:read', 'knowledge:read', 'knowledge:search', 'assistants:ask', 'programmes:read'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'من سجّل الدخول يقرأ ما يشمله تأهيله بحسب تصنيف حساسيته.',
    fr: 'Qui est connecté lit ce que couvre son habilitation, selon l’étiquette de sensibilité.',
    en: 'Somebody who has signed in reads what their clearance covers, by its sensitivity label.',
  },
  conditions: {},
  obligations: {},
  evaluate({ principal, resource, cleared }) {
    return principal.kind !== 'anonymous' && resource?.label && cleared ? { allow: true } : 'silent'
  },
}
