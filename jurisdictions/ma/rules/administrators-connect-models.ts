import type { Rule } from '../../../src/modules/policy/index.ts'
import { byAdministrator } from '../remedies.ts'

export const administratorsConnectModels: Rule = {
  id: 'ma.administrators-connect-models',
  permissions: ['evaluation:administer'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يصل المنصة بنموذج خارجها، ولا يفصله عنها، إلا مسيّر للمنصة.',
    fr: 'Seul un administrateur relie la plateforme à un modèle extérieur, ou l’en détache.',
    en: 'Only an administrator connects the platform to a model outside it, or disconnects it.',
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
