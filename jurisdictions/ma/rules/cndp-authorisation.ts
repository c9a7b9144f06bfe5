import type { Rule } from '../../../src/modules/policy/index.ts'

export const cndpAuthorisation: Rule = {
  id: 'ma.cndp-authorisation',
  permissions: ['datasets:publish', 'knowledge:index', 'knowledge:search', 'assistants:ask', 'programmes:read'],
  citation: { law: '09-08', article: '12', status: 'verified' },
  sentence: {
    ar: 'المعطيات الحساسة، وكل معطيات تتضمن رقم البطاقة الوطنية للتعريف، لا تُعالج إلا بإذن مسبق من اللجنة الوطنية لمراقبة حماية المعطيات، ولا يكفي فيها التصريح.',
    fr: 'Les données sensibles, et celles qui contiennent le numéro de la carte nationale, ne sont traitées qu’avec l’autorisation préalable de la CNDP ; une déclaration ne suffit pas.',
    en: 'Sensitive data, and data that contain the national identity card number, are processed only with the prior authorisation of the CNDP; a declaration is not enough.',
  },
  conditions: {
    'cndp-authorisation': {
      sentence: {
        ar: 'إذن مسبق من اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي',
        fr: 'une autorisation préalable de la CNDP',
        en: 'a prior authorisation of the CNDP',
      },
    },
  },
  obligations: {},
  // Data with card numbers are labelled as sensitive personal data: see the pack's README.
  evaluate({ resource }) {
    return resource?.label?.personal === 'sensitive'
      ? { deny: true, missing: [{ condition: 'cndp-authorisation' }] }
      : 'silent'
  },
}
