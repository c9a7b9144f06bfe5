import type { Rule } from '../../../src/modules/policy/index.ts'

export const openCatalogue: Rule = {
  id: 'ma.open-catalogue',
  permissions: ['datasets:read', 'knowledge:read', 'knowledge:search', 'assistants:ask', 'programmes:read'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لكل شخص أن يتصفح فهرس مجموعات البيانات كله وأن يسأله؛ ولا يظهر له منه إلا ما يحق له أن يقرأه.',
    fr: 'Toute personne peut parcourir et interroger le catalogue entier ; elle n’y voit que ce qu’elle a le droit de lire.',
    en: 'Anybody may browse the whole catalogue and ask it; it shows only what the person may read.',
  },
  conditions: {},
  obligations: {},
  // A thing that is not there is answered as such: only what exists can be refused.
  evaluate: ({ resource }) => (!resource || resource.kind === 'catalogue' ? { allow: true } : 'silent'),
}
