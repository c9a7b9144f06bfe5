import type { Rule } from '../../../src/modules/policy/index.ts'

export const openData: Rule = {
  id: 'ma.open-data',
  permissions: ['datasets:read', 'knowledge:read', 'knowledge:search', 'assistants:ask', 'programmes:read'],
  // The law lets anybody reuse what it gives access to; which article says so is still to be checked.
  citation: { law: '31-13', article: null, status: 'unverified' },
  sentence: {
    ar: 'لكل شخص أن يقرأ المعطيات العمومية المنشورة التي لا تتضمن معطيات شخصية، وأن يسأل عنها ويعيد استعمالها.',
    fr: 'Toute personne peut lire les données publiques publiées qui ne contiennent pas de données personnelles, les interroger et les réutiliser.',
    en: 'Anybody may read published public data that hold no personal data, ask about them and reuse them.',
  },
  conditions: {},
  obligations: {
    'name-source-and-date': {
      ar: 'يُذكر مصدر المعطيات وتاريخها، ولا يُحرَّف مضمونها.',
      fr: 'La source et la date sont indiquées, et le contenu n’est pas dénaturé.',
      en: 'The source and its date are named, and the content is not distorted.',
    },
  },
  evaluate({ resource }) {
    const isOpen =
      resource?.published === true && resource.label?.secrecy === 'public' && resource.label.personal === 'none'
    return isOpen ? { allow: true, obligations: ['name-source-and-date'] } : 'silent'
  },
}
