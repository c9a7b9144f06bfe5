import type { Rule } from '../../../src/modules/policy/index.ts'

export const organisationsAreOpen: Rule = {
  id: 'ma.organisations-are-open',
  permissions: ['identity:read-organisation'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'أسماء الهيئات وأنواعها وجهاتها والهيئات التي تتبع لها مفتوحة للجميع، دون أعضائها.',
    fr: 'Les noms, le genre, la région et le rattachement des organisations sont ouverts à tous, non leurs membres.',
    en: 'The names, kind, region and parent of organisations are open to everybody; their members are not.',
  },
  conditions: {},
  obligations: {},
  evaluate: () => ({ allow: true }),
}
