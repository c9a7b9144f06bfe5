import type { Rule } from '../../../src/modules/policy/index.ts'
import { byConsent, byRoleInOrganisation } from '../remedies.ts'

export const officersLinkPseudonyms: Rule = {
  id: 'ma.officers-link-pseudonyms',
  permissions: ['identity:link'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يربط بين معرّفي شخص في قطاعين إلا مسؤول عن المعطيات أو مسيّر للمنصة، بموافقة سارية من الشخص نفسه على هذين القطاعين.',
    fr: 'Seul un responsable de données ou un administrateur relie les identifiants d’une personne dans deux secteurs, avec son consentement en vigueur pour ces deux secteurs.',
    en: 'Only a data officer or an administrator links a person’s identifiers in two sectors, with that person’s consent in force for these two sectors.',
  },
  conditions: {
    'data-officer': {
      sentence: {
        ar: 'صفة مسؤول عن المعطيات أو مسيّر للمنصة',
        fr: 'la qualité de responsable de données ou d’administrateur',
        en: 'to be a data officer or an administrator',
      },
      remedy: byRoleInOrganisation,
    },
    'own-consent': {
      sentence: {
        ar: 'موافقة سارية من الشخص على الربط بين هذين القطاعين',
        fr: 'un consentement en vigueur de la personne pour ces deux secteurs',
        en: 'the person’s consent in force for these two sectors',
      },
      remedy: byConsent,
    },
  },
  obligations: {},
  evaluate({ roles, resource }) {
    const missing = []
    if (!roles.includes('data-officer') && !roles.includes('administrator')) missing.push({ condition: 'data-officer' })
    if (resource?.own !== true) missing.push({ condition: 'own-consent' })
    return missing.length === 0 ? { allow: true } : { deny: true, missing }
  },
}
