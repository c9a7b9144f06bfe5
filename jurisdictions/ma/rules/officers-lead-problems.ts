import type { Rule } from '../../../src/modules/policy/index.ts'
import { byRoleInOrganisation } from '../remedies.ts'

export const officersLeadProblems: Rule = {
  id: 'ma.officers-lead-problems',
  permissions: ['calls:lead'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يقبل المشكلات العمومية ولا يردّها ولا يغيّر حالتها وكلماتها إلا مسؤول عن المعطيات أو مسيّر للمنصة.',
    fr: 'Seul un responsable de données ou un administrateur admet ou écarte un problème public, change son état et ses mots.',
    en: 'Only a data officer or an administrator admits or declines a public problem and changes its state and words.',
  },
  conditions: {
    'data-officer': {
      sentence: {
        ar: 'صفة مسؤول عن المعطيات أو مسيّر للمنصة',
        fr: 'la qualité de responsable de données ou d’administrateur',
        en: 'to be a data officer or an administrator',
      },
      remedy: byRoleInOrganisation,
    },
  },
  obligations: {},
  evaluate({ roles }) {
    return roles.includes('data-officer') || roles.includes('administrator')
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'data-officer' }] }
  },
}
