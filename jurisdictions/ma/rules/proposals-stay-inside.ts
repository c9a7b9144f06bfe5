import type { Rule } from '../../../src/modules/policy/index.ts'

export const proposalsStayInside: Rule = {
  id: 'ma.proposals-stay-inside',
  permissions: ['calls:read', 'calls:take-up'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'اقتراح مشكلة لم يُقبل لا يراه إلا المسؤولون عن المعطيات ومسيّرو المنصة.',
    fr: 'Une proposition de problème qui n’est pas admise n’est vue que des responsables de données et des administrateurs.',
    en: 'A proposed problem that is not admitted is seen only by data officers and administrators.',
  },
  conditions: {
    admitted: {
      sentence: {
        ar: 'أن تكون المشكلة مقبولة',
        fr: 'que le problème soit admis',
        en: 'the problem must be admitted',
      },
    },
  },
  obligations: {},
  evaluate({ roles, resource }) {
    if (resource?.published !== false) return 'silent'
    const leads = roles.includes('data-officer') || roles.includes('administrator')
    return leads ? 'silent' : { deny: true, missing: [{ condition: 'admitted' }], conceal: true }
  },
}
