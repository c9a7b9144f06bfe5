import type { Rule } from '../../../src/modules/policy/index.ts'
import { byRegistration } from '../remedies.ts'

export const noMachineDecidesAlone: Rule = {
  id: 'ma.no-machine-decides-alone',
  permissions: ['register:approve'],
  citation: { law: '09-08', article: null, status: 'unverified' },
  sentence: {
    ar: 'لا يوافَق على نظام يتخذ وحده قرارا له أثر قانوني على شخص: لا بد من إنسان يقرر.',
    fr: 'N’est approuvé aucun système qui prendrait seul une décision produisant des effets juridiques pour une personne : un être humain décide.',
    en: 'No system is approved that alone takes a decision with legal effect on a person: a human decides.',
  },
  conditions: {
    'human-decides': {
      sentence: {
        ar: 'خطوة بشرية قبل كل قرار، مصرح بها في قيد النظام',
        fr: 'une étape humaine avant toute décision, déclarée dans la fiche du système',
        en: 'a human step before each decision, declared in the system’s entry',
      },
      remedy: byRegistration,
    },
  },
  obligations: {},
  evaluate({ resource }) {
    return resource?.decidesAlone === true ? { deny: true, missing: [{ condition: 'human-decides' }] } : 'silent'
  },
}
