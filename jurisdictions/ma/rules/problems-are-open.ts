import type { Rule } from '../../../src/modules/policy/index.ts'

export const problemsAreOpen: Rule = {
  id: 'ma.problems-are-open',
  permissions: ['calls:read'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'المشكلات العمومية وتاريخ حالاتها مفتوحة للجميع.',
    fr: 'Les problèmes publics et l’historique de leurs états sont ouverts à tous.',
    en: 'Public problems and the history of their states are open to everybody.',
  },
  conditions: {},
  obligations: {},
  evaluate: () => ({ allow: true }),
}
