import type { Rule } from '../../../src/modules/policy/index.ts'
import { byRoleInOrganisation } from '../remedies.ts'

export const managersManageOrganisations: Rule = {
  id: 'ma.managers-manage-organisations',
  permissions: ['identity:manage-organisation'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يدبر الهيئة وعضويتها ودعواتها إلا مسيّرها، أو مسيّر للمنصة.',
    fr: 'Seul un gestionnaire de l’organisation, ou un administrateur, gère celle-ci, ses membres et ses invitations.',
    en: 'Only a manager of the organisation, or an administrator, manages it, its members and its invitations.',
  },
  conditions: {
    manager: {
      sentence: {
        ar: 'صفة مسيّر لهذه الهيئة أو للمنصة',
        fr: 'être gestionnaire de cette organisation, ou administrateur',
        en: 'to be a manager of this organisation, or an administrator',
      },
      remedy: byRoleInOrganisation,
    },
  },
  obligations: {},
  // Without an owner, roles of every organisation would count.
  evaluate({ roles, resource }) {
    const isManager = roles.includes('manager') && resource?.owner !== undefined
    return isManager || roles.includes('administrator')
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'manager' }] }
  },
}
