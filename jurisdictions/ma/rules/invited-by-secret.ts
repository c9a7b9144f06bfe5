import type { Rule } from '../../../src/modules/policy/index.ts'

export const invitedBySecret: Rule = {
  id: 'ma.invited-by-secret',
  permissions: ['identity:invited'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'من يحمل رمز دعوة سريا يطّلع عليها ويقبلها؛ والرمز لا يمكن تخمينه.',
    fr: 'Qui détient le secret d’une invitation peut la lire et l’accepter ; il ne se devine pas.',
    en: 'Whoever holds the secret of an invitation may read and accept it; it cannot be guessed.',
  },
  conditions: {},
  obligations: {},
  evaluate: () => ({ allow: true }),
}
