import type { Rule } from '../../../src/modules/policy/index.ts'
import { usingPersonalData } from '../permissions.ts'
import { byReference } from '../remedies.ts'

export const cndpAuthorisation: Rule = {
  id: 'ma.cndp-authorisation',
  permissions: usingPersonalData,
  citation: { law: '09-08', article: '12', status: 'verified' },
  sentence: {
    ar: 'المعطيات الحساسة، وكل معطيات تتضمن رقم البطاقة الوطنية للتعريف، لا تُعالج إلا بإذن مسبق من اللجنة الوطنية لمراقبة حماية المعطيات، ولا يكفي فيها التصريح.',
    fr: 'Les données sensibles, et celles qui contiennent le numéro de la carte nationale, ne sont traitées qu’avec l’autorisation préalable de la CNDP ; une déclaration ne suffit pas.',
    en: 'Sensitive data, and data that contain the national identity card number, are processed only with the prior authorisation of the CNDP; a declaration is not enough.',
  },
  conditions: {
    'cndp-authorisation': {
      sentence: {
        ar: 'إذن مسبق ساري المفعول من اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي',
        fr: 'une autorisation préalable de la CNDP, en vigueur',
        en: 'a prior authorisation of the CNDP, in force',
      },
      remedy: byReference,
    },
  },
  obligations: {},
  // Those who prepare a draft read it, to find out what it holds; a request may be refused whatever it lacks.
  evaluate({ permission, operation, resource, today }) {
    if (!resource) return 'silent'
    const { label, cndp, identifiers = [] } = resource
    if (label?.personal !== 'sensitive' && !identifiers.includes('ma.cin')) return 'silent'
    if (permission.endsWith(':read') && resource.kind.startsWith('data-set') && resource.published !== true)
      return 'silent'
    if (permission === 'permits:decide' && operation !== 'permits.grant') return 'silent'
    const isAuthorised = cndp?.kind === 'authorisation' && (cndp.until === null || today <= cndp.until)
    return isAuthorised ? 'silent' : { deny: true, missing: [{ condition: 'cndp-authorisation' }] }
  },
}
