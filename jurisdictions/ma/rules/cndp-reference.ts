import type { Rule } from '../../../src/modules/policy/index.ts'

export const cndpReference: Rule = {
  id: 'ma.cndp-reference',
  permissions: ['datasets:publish', 'knowledge:index', 'knowledge:search', 'assistants:ask', 'programmes:read'],
  citation: { law: '09-08', article: null, status: 'unverified' },
  sentence: {
    ar: 'كل معالجة لمعطيات ذات طابع شخصي تُصرَّح بها للجنة الوطنية لمراقبة حماية المعطيات قبل أن تبدأ؛ ومن دون مرجعها لا تُنشر المعطيات ولا تُفهرس ولا تُسأل.',
    fr: 'Tout traitement de données personnelles est déclaré à la CNDP avant de commencer ; sans sa référence, les données ne sont ni publiées, ni indexées, ni interrogées.',
    en: 'Every processing of personal data is declared to the CNDP before it starts; without its reference the data are not published, indexed or asked about.',
  },
  conditions: {
    'cndp-reference': {
      sentence: {
        ar: 'مرجع تصريح أو إذن من اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي',
        fr: 'la référence d’une déclaration ou d’une autorisation de la CNDP',
        en: 'the reference of a declaration to the CNDP, or of its authorisation',
      },
    },
  },
  obligations: {},
  // Data sets carry no such reference yet, so nothing can meet the condition: personal data stay out.
  evaluate({ resource }) {
    const isPersonal = resource?.label !== undefined && resource.label.personal !== 'none'
    return isPersonal ? { deny: true, missing: [{ condition: 'cndp-reference' }] } : 'silent'
  },
}
