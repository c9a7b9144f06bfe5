import type { Rule } from '../../../src/modules/policy/index.ts'
import { byRoleInOrganisation } from '../remedies.ts'

export const dataOfficersPublish: Rule = {
  id: 'ma.data-officers-publish',
  permissions: ['datasets:create', 'datasets:write', 'datasets:publish', 'knowledge:judge'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يُعدّ مجموعات البيانات ولا يبتّ في صفحاتها ولا ينشرها إلا مسؤول عن المعطيات في الهيئة المالكة لها أو مسيّر للمنصة.',
    fr: 'Seul un responsable de données de l’organisation à qui ils appartiennent, ou un administrateur, prépare et publie des jeux de données, et se prononce sur leurs pages.',
    en: 'Only a data officer of the organisation that owns them, or an administrator, prepares and publishes data sets, and judges their pages.',
  },
  conditions: {
    'data-officer': {
      sentence: {
        ar: 'صفة مسؤول عن المعطيات في الهيئة المالكة أو مسيّر للمنصة',
        fr: 'être responsable de données de l’organisation à qui le jeu appartient, ou administrateur',
        en: 'to be a data officer of the organisation that owns the data set, or an administrator',
      },
      remedy: byRoleInOrganisation,
    },
  },
  obligations: {},
  // Only the roles in the organisation that owns the data set count. A draft is not known to anybody else.
  evaluate({ roles, resource }) {
    const isOfficer = roles.includes('data-officer') && (!resource || resource.owner !== undefined)
    return isOfficer || roles.includes('administrator')
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'data-officer' }], conceal: resource?.published !== true }
  },
}
