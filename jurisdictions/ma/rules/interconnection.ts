import type { Rule } from '../../../src/modules/policy/index.ts'
import { byReference } from '../remedies.ts'

export const interconnection: Rule = {
  id: 'ma.interconnection',
  permissions: ['identity:link', 'permits:ask', 'permits:decide'],
  citation: { law: '09-08', article: '12', status: 'verified' },
  sentence: {
    ar: 'لا تُربط ملفات هيئات مختلفة الأغراض فيما بينها، ولا معرّفات شخص في قطاعين، إلا بإذن مسبق من اللجنة الوطنية لمراقبة حماية المعطيات.',
    fr: 'L’interconnexion de fichiers d’organismes aux finalités différentes, et celle des identifiants d’une personne dans deux secteurs, exigent l’autorisation préalable de la CNDP.',
    en: 'Files of bodies with different purposes, and a person’s identifiers in two sectors, are interconnected only with the prior authorisation of the CNDP.',
  },
  conditions: {
    'interconnection-authorisation': {
      sentence: {
        ar: 'إذن مسبق ساري المفعول من اللجنة الوطنية بالربط بين هذه الملفات',
        fr: 'l’autorisation préalable de la CNDP, en vigueur, pour cette interconnexion',
        en: 'a prior authorisation of the CNDP, in force, for this interconnection',
      },
      remedy: byReference,
    },
  },
  obligations: {},
  // Personal data of several organisations in one project are an interconnection; a request that does not say whose data it wants is one.
  evaluate({ permission, operation, resource, today }) {
    const { label, request, cndp } = resource ?? {}
    if (permission !== 'identity:link') {
      if (!label || label.personal === 'none') return 'silent'
      if (permission === 'permits:decide' && operation !== 'permits.grant') return 'silent'
      if (request && request.owners.length <= 1) return 'silent'
    }
    const isAuthorised = cndp?.kind === 'authorisation' && (cndp.until === null || today <= cndp.until)
    return isAuthorised ? 'silent' : { deny: true, missing: [{ condition: 'interconnection-authorisation' }] }
  },
}
