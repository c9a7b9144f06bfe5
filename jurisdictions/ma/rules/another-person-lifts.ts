import type { Rule } from '../../../src/modules/policy/index.ts'
import { byAnotherPerson, byRoleInOrganisation } from '../remedies.ts'

export const anotherPersonLifts: Rule = {
  id: 'ma.another-person-lifts',
  permissions: ['register:lift'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يرفع الإيقافَ إلا معتمِد في الهيئة المسؤولة، أو مسيّر المنصة، غير من أوقف النظام.',
    fr: 'Un arrêt n’est levé que par un approbateur de l’organisation responsable, ou par un administrateur, autre que qui l’a prononcé.',
    en: 'A stop is lifted by an approver of the organisation that answers for it, or by an administrator, other than who stopped it.',
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
        ar: 'شخص غير الذي أوقف النظام',
        fr: 'une autre personne que celle qui a arrêté le système',
        en: 'another person than the one who stopped the system',
      },
      remedy: byAnotherPerson,
    },
  },
  obligations: {},
  evaluate({ principal, roles, holder, resource }) {
    const missing = []
    const isApprover = resource?.owner !== undefined && roles.includes('approver')
    if (!isApprover && !roles.includes('administrator')) missing.push({ condition: 'approver' })
    const isAnother = holder !== null && resource?.author !== undefined && holder !== resource.author
    if (principal.kind !== 'person' || !isAnother) missing.push({ condition: 'another-person' })
    return missing.length === 0 ? { allow: true } : { deny: true, missing }
  },
}
