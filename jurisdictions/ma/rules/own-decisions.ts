import type { Rule } from '../../../src/modules/policy/index.ts'

export const ownDecisions: Rule = {
  id: 'ma.own-decisions',
  permissions: ['audit:own-decision'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يطّلع على أسباب القرار إلا صاحب الطلب الذي صدر فيه.',
    fr: 'Les motifs d’une décision ne sont lus que de la personne qu’elle concerne comme demandeur.',
    en: 'The reasons of a decision are read only by whoever asked for what it decided.',
  },
  conditions: {
    'own-decision': {
      sentence: {
        ar: 'أن يكون القرار صادرا فيما طلبته أنت',
        fr: 'que la décision porte sur votre propre demande',
        en: 'the decision must be about your own request',
      },
    },
  },
  obligations: {},
  evaluate({ resource }) {
    return resource?.own === true
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'own-decision' }], conceal: true }
  },
}
