import type { Rule } from '../../../src/modules/policy/index.ts'

export const openRecords: Rule = {
  id: 'ma.open-records',
  permissions: ['programmes:read'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لكل شخص أن يقرأ ما هو مسجل عن البرنامج؛ ولا تظهر له قيمة إلا مع مصدر يحق له أن يقرأه.',
    fr: 'Toute personne peut lire les fiches du programme ; une valeur n’y paraît qu’avec une source qu’elle a le droit de lire.',
    en: 'Anybody may read the records of the programme; a value shows only with a source that the person may read.',
  },
  conditions: {},
  obligations: {},
  evaluate({ resource }) {
    return resource?.kind === 'records' || (resource?.kind === 'record' && resource.published === true)
      ? { allow: true }
      : 'silent'
  },
}
