import type { Rule } from '../../../src/modules/policy/index.ts'
import { byMembership } from '../remedies.ts'

export const organisationsTakeUpProblems: Rule = {
  id: 'ma.organisations-take-up-problems',
  permissions: ['calls:take-up'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'من ينتمي إلى هيئة يتكفل بمشكلة عمومية باسم هيئته؛ ويسجل المسؤول عن المعطيات أو مسيّر المنصة تكفل أي هيئة.',
    fr: 'Le membre d’une organisation prend en charge un problème public au nom de celle-ci ; un responsable de données ou un administrateur l’inscrit pour toute organisation.',
    en: 'A member of an organisation takes up a public problem in its name; a data officer or an administrator enters it for any.',
  },
  conditions: {
    organisation: {
      sentence: {
        ar: 'الانتماء إلى الهيئة التي تتكفل بالمشكلة',
        fr: 'être membre de l’organisation qui prend le problème en charge',
        en: 'to be a member of the organisation that takes the problem up',
      },
      remedy: byMembership,
    },
  },
  obligations: {},
  evaluate({ principal, roles, resource }) {
    if (roles.includes('data-officer') || roles.includes('administrator')) return { allow: true }
    const own = principal.kind === 'anonymous' ? [] : (principal.memberships ?? []).map((held) => held.organisation)
    if (principal.kind === 'person' && principal.organisation !== null) own.push(principal.organisation)
    return own.some((organisation) => !resource || resource.owner === organisation)
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'organisation' }] }
  },
}
