import type { Rule } from '../../../src/modules/policy/index.ts'
import { byRoleInOrganisation } from '../remedies.ts'

export const whoStopsSystems: Rule = {
  id: 'ma.who-stops-systems',
  permissions: ['register:stop', 'register:settle'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'يوقف النظامَ فورا، ويبت في الحوادث والاعتراضات، مسيّر أو معتمِد أو مسؤول عن المعطيات في الهيئة المسؤولة، أو مسيّر المنصة.',
    fr: 'Un système est arrêté sur-le-champ, et incidents et contestations sont tranchés, par un gestionnaire, un approbateur ou un responsable de données de l’organisation responsable, ou par un administrateur.',
    en: 'A system is stopped at once, and incidents and contests are settled, by a manager, an approver or a data officer of the organisation that answers for it, or by an administrator.',
  },
  conditions: {
    'answers-for-system': {
      sentence: {
        ar: 'صفة المسيّر أو المعتمِد أو المسؤول عن المعطيات في الهيئة المسؤولة',
        fr: 'être gestionnaire, approbateur ou responsable de données de l’organisation',
        en: 'to be a manager, approver or data officer of the organisation',
      },
      remedy: byRoleInOrganisation,
    },
  },
  obligations: {},
  evaluate({ principal, roles, resource }) {
    const offices = ['manager', 'approver', 'data-officer'] as const
    const isInOffice = resource?.owner !== undefined && offices.some((office) => roles.includes(office))
    const answersForIt = isInOffice || roles.includes('administrator')
    return principal.kind !== 'anonymous' && resource && answersForIt
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'answers-for-system' }] }
  },
}
