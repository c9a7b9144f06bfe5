import type { Rule } from '../../../src/modules/policy/index.ts'

export const labelNeedsClearance: Rule = {
  id: 'ma.label-needs-clearance',
  permissions: [
    'datasets:read',
    'datasets:create',
    'datasets:write',
    'datasets:publish',
    'knowledge:read',
    'knowledge:search',
    'knowledge:index',
    'assistants:ask',
    'assistants:read',
    'programmes:read',
  ],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يُعالج ما هو داخلي أو حساس أو يتضمن معطيات شخصية إلا بتأهيل يشمل تصنيف حساسيته.',
    fr: 'Ce qui est interne, sensible ou personnel n’est traité qu’avec une habilitation qui couvre son étiquette de sensibilité.',
    en: 'What is internal, sensitive or personal is handled only with a clearance that covers its sensitivity label.',
  },
  conditions: {
    clearance: {
      ar: 'تأهيل يشمل تصنيف حساسية هذه المعطيات',
      fr: 'une habilitation qui couvre l’étiquette de sensibilité de ces données',
      en: 'a clearance that covers the sensitivity label of these data',
    },
  },
  obligations: {},
  evaluate: ({ cleared }) =>
    cleared ? 'silent' : { deny: true, missing: [{ condition: 'clearance' }], conceal: true },
}
