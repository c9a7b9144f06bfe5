import type { Rule } from '../../../src/modules/policy/index.ts'
import { byRoleInOrganisation } from '../remedies.ts'

export const evaluatorsFixTheBar: Rule = {
  id: 'ma.evaluators-fix-the-bar',
  permissions: ['evaluation:write', 'evaluation:rate'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'يضع الاختبارات ويسجل خطط التقييم ويقيّم العينات مقيّم في الهيئة المسؤولة؛ وللمسؤول عن المعطيات أن يضع الاختبارات ويسجل الخطط، لا أن يقيّم العينات.',
    fr: 'Les épreuves, les plans d’évaluation et l’avis sur les échantillons reviennent à un évaluateur de l’organisation responsable ; un responsable de données peut écrire épreuves et plans, non donner un avis.',
    en: 'Tests, evaluation plans and ratings are an evaluator’s of the organisation that answers for them; a data officer may write tests and plans, and does not rate.',
  },
  conditions: {
    evaluator: {
      sentence: {
        ar: 'صفة المقيّم في الهيئة المسؤولة',
        fr: 'être évaluateur dans l’organisation responsable',
        en: 'to be an evaluator in the organisation that answers for it',
      },
      remedy: byRoleInOrganisation,
    },
  },
  obligations: {},
  evaluate({ permission, roles, resource, principal, channel }) {
    const isEvaluator =
      roles.includes('evaluator') || (permission === 'evaluation:write' && roles.includes('data-officer'))
    const isInOffice = resource?.owner !== undefined && isEvaluator
    // The suites come with the software; two readers of one answer are two people.
    const isPerson = principal.kind === 'person' || permission === 'evaluation:write' || channel === 'start'
    return isPerson && (isInOffice || roles.includes('administrator'))
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'evaluator' }] }
  },
}
