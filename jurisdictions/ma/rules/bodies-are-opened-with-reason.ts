import type { Rule } from '../../../src/modules/policy/index.ts'
import { byAdministrator } from '../remedies.ts'

export const bodiesAreOpenedWithReason: Rule = {
  id: 'ma.bodies-are-opened-with-reason',
  permissions: ['audit:open-body'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يفتح مضمون قرار يخص غيره إلا مسيّر للمنصة، بسبب مكتوب؛ ويُسجل الفتح وسببه.',
    fr: 'Seul un administrateur ouvre le contenu d’une décision d’autrui, avec un motif écrit ; l’ouverture est elle-même inscrite au journal.',
    en: 'Only an administrator opens the body of somebody else’s decision, with a written reason; the opening is logged too.',
  },
  conditions: {
    administrator: {
      sentence: {
        ar: 'صفة مسيّر للمنصة',
        fr: 'la qualité d’administrateur',
        en: 'to be an administrator',
      },
      remedy: byAdministrator,
    },
  },
  obligations: {},
  evaluate({ roles }) {
    return roles.includes('administrator') ? { allow: true } : { deny: true, missing: [{ condition: 'administrator' }] }
  },
}
