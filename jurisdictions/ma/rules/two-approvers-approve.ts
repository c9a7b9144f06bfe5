import type { Rule } from '../../../src/modules/policy/index.ts'
import { byAnotherPerson, byRoleInOrganisation } from '../remedies.ts'

export const twoApproversApprove: Rule = {
  id: 'ma.two-approvers-approve',
  permissions: ['register:approve'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يُعرض نظام على الناس إلا بموافقة معتمِدَين اثنين في الهيئة المسؤولة لم يصنعا منه شيئا.',
    fr: 'Un système n’est mis devant le public que par deux approbateurs de l’organisation responsable, qui n’en ont rien fait eux-mêmes.',
    en: 'A system is put before people by two approvers of the organisation that answers for it, who made nothing of it themselves.',
  },
  conditions: {
    approver: {
      sentence: {
        ar: 'صفة المعتمِد في الهيئة المسؤولة',
        fr: 'être approbateur dans l’organisation responsable',
        en: 'to be an approver in the organisation that answers for it',
      },
      remedy: byRoleInOrganisation,
    },
    'another-person': {
      sentence: {
        ar: 'أن يوافق شخص لم يصنع من النظام شيئا',
        fr: 'l’approbation d’une personne qui n’a rien fait du système',
        en: 'the approval of a person who made nothing of the system',
      },
      remedy: byAnotherPerson,
    },
  },
  obligations: {},
  // Being administrator does not make anybody an approver: nobody switches a system on alone.
  evaluate({ principal, roles, holder, resource }) {
    const missing = []
    if (resource?.owner === undefined || !roles.includes('approver')) missing.push({ condition: 'approver' })
    const isAnother = holder !== null && resource?.author !== undefined && holder !== resource.author
    if (principal.kind !== 'person' || !isAnother) missing.push({ condition: 'another-person' })
    return missing.length === 0 ? { allow: true } : { deny: true, missing }
  },
}
