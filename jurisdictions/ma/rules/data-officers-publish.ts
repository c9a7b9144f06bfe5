import type { Rule } from '../../../src/modules/policy/index.ts'
import { byRoleInOrganisation } from '../remedies.ts'

export const dataOfficersPublish: Rule = {
  id: 'ma.data-officers-publish',
  permissions: ['datasets:create', 'datasets:write', 'datasets:publish'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يُعدّ مجموعات البيانات ولا ينشرها إلا مسؤول عن المعطيات أو مسيّر للمنصة.',
    fr: 'Seul un responsable de données ou un administrateur prépare et publie des jeux de données.',
    en: 'Only a data officer or an administrator prepares and publishes data sets.',
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
