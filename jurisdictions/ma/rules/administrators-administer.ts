import type { Rule } from '../../../src/modules/policy/index.ts'
import { byAdministrator } from '../remedies.ts'

export const administratorsAdminister: Rule = {
  id: 'ma.administrators-administer',
  permissions: ['identity:issue-link', 'identity:manage', 'identity:erase'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يدير الأشخاص والهيئات وروابط الدخول، ولا يمحو معطيات شخص، إلا مسيّر للمنصة.',
    fr: 'Seul un administrateur gère les personnes, les organisations et les liens de connexion, et efface une personne.',
    en: 'Only an administrator manages people, organisations and sign-in links, and erases a person.',
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
