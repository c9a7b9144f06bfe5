import type { Rule } from '../../../src/modules/policy/index.ts'
import { byAnotherPerson, byRoleInOrganisation } from '../remedies.ts'

export const officersDecideRequests: Rule = {
  id: 'ma.officers-decide-requests',
  permissions: ['permits:decide'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يبت في طلب الإذن إلا مسؤول عن المعطيات في الهيئة المالكة لها، أو مسيّر للمنصة إذا انقضى أجل الجواب؛ ومن طلب لا يبت في طلبه.',
    fr: 'Seul un responsable de données de l’organisation à qui elles appartiennent décide d’une demande, ou un administrateur quand le délai de réponse est passé ; qui demande ne décide pas.',
    en: 'Only a data officer of the organisation that owns the data decides on a request, or an administrator once the answer is overdue; whoever asks does not decide.',
  },
  conditions: {
    'data-officer': {
      sentence: {
        ar: 'صفة مسؤول عن المعطيات في الهيئة المالكة لها',
        fr: 'être responsable de données de l’organisation à qui elles appartiennent',
        en: 'to be a data officer of the organisation that owns the data',
      },
      remedy: byRoleInOrganisation,
    },
    overdue: {
      sentence: {
        ar: 'انقضاء أجل الجواب، ليبت مسيّر المنصة',
        fr: 'que le délai de réponse soit passé, pour qu’un administrateur décide',
        en: 'the answer must be overdue before an administrator decides',
      },
    },
    'another-person': {
      sentence: {
        ar: 'أن يبت فيه شخص غير الذي طلبه',
        fr: 'la décision d’une autre personne que celle qui a demandé',
        en: 'a decision by another person than the one who asked',
      },
      remedy: byAnotherPerson,
    },
  },
  obligations: {},
  // A key is its holder's, and a decision is a person's. Who asked must be known for anybody else to be another.
  evaluate({ principal, roles, holder, resource, channel }) {
    if (!resource) return { deny: true, missing: [{ condition: 'data-officer' }] }
    const missing = []
    const isOfficer = roles.includes('data-officer') && resource.owner !== undefined
    if (!isOfficer) {
      const isAdministrator = roles.includes('administrator')
      if (!isAdministrator) missing.push({ condition: 'data-officer' })
      else if (resource.request?.overdue !== true) missing.push({ condition: 'overdue' })
    }
    const isPerson = principal.kind === 'person' || (principal.kind === 'service' && channel === 'start')
    const isAnother = holder !== null && resource.author !== undefined && holder !== resource.author
    if (!isPerson || !isAnother) missing.push({ condition: 'another-person' })
    return missing.length === 0 ? { allow: true } : { deny: true, missing }
  },
}
