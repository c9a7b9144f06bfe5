import type { Rule } from '../../../src/modules/policy/index.ts'

export const openRecord: Rule = {
  id: 'ma.open-record',
  permissions: ['policy:read', 'audit:read'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'القواعد السارية وسجل القرارات مفتوحان للجميع؛ ولا يتضمن السجل معطيات شخصية.',
    fr: 'Les règles en vigueur et le journal des décisions sont ouverts à tous ; le journal ne contient pas de données personnelles.',
    en: 'The rules in force and the transparency log are open to everybody; the log holds no personal data.',
  },
  conditions: {},
  obligations: {},
  evaluate: () => ({ allow: true }),
}
