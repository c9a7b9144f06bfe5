import type { Rule } from '../../../src/modules/policy/index.ts'
import { byRoleInOrganisation } from '../remedies.ts'

export const officersPreviewImpact: Rule = {
  id: 'ma.officers-preview-impact',
  permissions: ['policy:preview'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يستعرض آثار تغيير قبل إجرائه إلا مسؤول عن المعطيات في الهيئة المالكة لها، أو مسيّر للمنصة.',
    fr: 'Seul un responsable de données de l’organisation à qui elles appartiennent, ou un administrateur, voit d’avance les effets d’un changement.',
    en: 'Only a data officer of the organisation that owns the data, or an administrator, sees beforehand what a change would do.',
  },
  conditions: {
    'data-officer': {
      sentence: {
        ar: 'صفة مسؤول عن المعطيات في الهيئة المالكة لها، أو مسيّر للمنصة',
        fr: 'être responsable de données de l’organisation à qui elles appartiennent, ou administrateur',
        en: 'to be a data officer of the organisation that owns the data, or an administrator',
      },
      remedy: byRoleInOrganisation,
    },
  },
  obligations: {},
  evaluate({ roles, resource }) {
    const isOfficer = roles.includes('data-officer') && resource?.owner !== undefined
    return isOfficer || roles.includes('administrator')
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'data-officer' }], conceal: true }
  },
}
