import type { Rule } from '../../../src/modules/policy/index.ts'
import { byRoleInOrganisation } from '../remedies.ts'

export const officersWriteRecords: Rule = {
  id: 'ma.officers-write-records',
  permissions: ['programmes:propose', 'programmes:approve', 'programmes:read'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يقترح ما يُسجل عن البرنامج، ولا يبت فيه، ولا يرى ما لم يُعتمد منه، إلا مسؤول عن المعطيات أو مسيّر للمنصة.',
    fr: 'Seul un responsable de données ou un administrateur propose des fiches du programme, en décide et voit celles qui ne sont pas approuvées.',
    en: 'Only a data officer or an administrator proposes records of the programme, decides on them, and sees those that are not approved.',
  },
  conditions: {
    'record-officer': {
      sentence: {
        ar: 'صفة مسؤول عن المعطيات أو مسيّر للمنصة',
        fr: 'la qualité de responsable de données ou d’administrateur',
        en: 'to be a data officer or an administrator',
      },
      remedy: byRoleInOrganisation,
    },
  },
  obligations: {},
  evaluate({ roles, permission, resource }) {
    const isOfficer = roles.includes('data-officer') || roles.includes('administrator')
    const missing = [{ condition: 'record-officer' }]
    if (permission === 'programmes:read') {
      // Data sets under the same permission are other rules' matter.
      const isDraft = resource?.kind === 'record' && resource.published !== true
      if (!isDraft) return 'silent'
      return isOfficer ? { allow: true } : { deny: true, missing, conceal: true }
    }
    if (!isOfficer) return { deny: true, missing }
    return permission === 'programmes:propose' ? { allow: true } : 'silent'
  },
}
