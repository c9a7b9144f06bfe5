import type { Rule } from '../../../src/modules/policy/index.ts'

export const receiptByItsName: Rule = {
  id: 'ma.receipt-by-its-name',
  permissions: ['assistants:read'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'من يعرف رمز وصل التحقق يقرؤه؛ والرمز لا يمكن تخمينه.',
    fr: 'Qui connaît l’identifiant d’un reçu peut le lire ; cet identifiant ne se devine pas.',
    en: 'Whoever knows the identifier of a receipt may read it; it cannot be guessed.',
  },
  conditions: {},
  obligations: {},
  evaluate: () => ({ allow: true }),
}
