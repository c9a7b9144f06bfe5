import type { Rule } from '../../../src/modules/policy/index.ts'
import { byAnotherPerson, byRoleInOrganisation } from '../remedies.ts'

export const officersDecideRequests: Rule = {
  id: 'ma.officers-decide-requests',
  permissions: ['permits:decide'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يبت في طلب الإذن إلا مسؤول عن المعطيات في الهيئة المالكة لها، أو مسيّر للمنصة إذا انقضى أجل الجواب؛ ومن طلب، أو كان عضوا في المشروع الطالب، لا يبت في طلبه.',
    fr: 'Seul un responsable de données de l’organisation à qui elles appartiennent décide d’une demande, ou un administrateur quand le délai de réponse est passé ; ni qui demande ni un membre du projet qui demande ne décident.',
    en: 'Only a data officer of the organisation that owns the data decides on a request, or an administrator once the answer is overdue; neither whoever asks nor a member of the project that asks decides.',
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
        ar: 'أن يبت فيه شخص لم يطلبه وليس عضوا في المشروع الطالب',
        fr: 'la décision d’une personne qui n’a pas demandé et n’est pas membre du projet qui demande',
        en: 'a decision by a person who did not ask and is no member of the project that asks',
      },
      remedy: byAnotherPerson,
    },
  },
  obligations: {},
  // A key is its holder's, and a decision is a person's. Who asked, and that the decider is not of the project, must be
  // known for anybody to be another.
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
    const isAnother =
      holder !== null && resource.author !== undefined && holder !== resource.author && resource.own === false
    if (!isPerson || !isAnother) missing.push({ condition: 'another-person' })
    return missing.length === 0 ? { allow: true } : { deny: true, missing }
  },
}
