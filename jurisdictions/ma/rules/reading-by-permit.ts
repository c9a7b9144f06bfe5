import type { Rule } from '../../../src/modules/policy/index.ts'

export const readingByPermit: Rule = {
  id: 'ma.reading-by-permit',
  permissions: [
    'datasets:read',
    'knowledge:read',
    'knowledge:search',
    'assistants:ask',
    'assistants:read',
    'programmes:read',
  ],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'من يعمل بإذن ساري المفعول يستعمل المعطيات التي يذكرها الإذن، في حدود التصنيف والغرض والمدة التي يحددها.',
    fr: 'Qui agit sous un permis en vigueur utilise les données qu’il nomme, dans les limites de l’étiquette, de la finalité et de la durée qu’il fixe.',
    en: 'Whoever acts under a permit in force uses the data that it names, within the label, the purpose and the time that it sets.',
  },
  conditions: {},
  obligations: {},
  evaluate: ({ permitted }) => (permitted ? { allow: true } : 'silent'),
}
