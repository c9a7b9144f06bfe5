import type { Rule } from '../../../src/modules/policy/index.ts'
import { byPublication } from '../remedies.ts'

export const registerIsOpen: Rule = {
  id: 'ma.register-is-open',
  permissions: ['register:list', 'register:read'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'السجل العمومي للأنظمة مفتوح للجميع؛ ومسودة القيد يطّلع عليها من يعدّها وأصحاب الصفة في الهيئة المسؤولة.',
    fr: 'Le registre public des systèmes est ouvert à tous ; un brouillon de fiche n’est vu que de qui le prépare et des responsables de l’organisation.',
    en: 'The public register of systems is open to everybody; a draft entry is seen by those who prepare it and by the officers of the organisation.',
  },
  conditions: {
    published: {
      sentence: {
        ar: 'قيد منشور في السجل العمومي',
        fr: 'une fiche publiée au registre',
        en: 'an entry that is public',
      },
      remedy: byPublication,
    },
  },
  obligations: {},
  // A thing that is not there is answered as such.
  evaluate({ roles, resource, permission }) {
    if (permission === 'register:list' || !resource) return { allow: true }
    const offices = ['evaluator', 'approver', 'data-officer', 'manager'] as const
    const holdsOffice = resource.owner !== undefined && offices.some((office) => roles.includes(office))
    return resource.published === true || resource.own === true || holdsOffice || roles.includes('administrator')
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'published' }], conceal: true }
  },
}
