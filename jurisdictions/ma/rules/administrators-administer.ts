import type { Rule } from '../../../src/modules/policy/index.ts'

export const administratorsAdminister: Rule = {
  id: 'ma.administrators-administer',
  permissions: ['identity:issue-link', 'identity:manage'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يدير الأشخاص والهيئات وروابط الدخول إلا مسيّر للمنصة.',
    fr: 'Seul un administrateur gère les personnes, les organisations et les liens de connexion.',
    en: 'Only an administrator manages people, organisations and sign-in links.',
  },
  conditions: {
    administrator: {
      ar: 'صفة مسيّر للمنصة',
      fr: 'la qualité d’administrateur',
      en: 'to be an administrator',
    },
  },
  obligations: {},
  evaluate({ roles }) {
    return roles.includes('administrator') ? { allow: true } : { deny: true, missing: [{ condition: 'administrator' }] }
  },
}
