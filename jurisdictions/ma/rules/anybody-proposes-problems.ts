import type { Rule } from '../../../src/modules/policy/index.ts'

export const anybodyProposesProblems: Rule = {
  id: 'ma.anybody-proposes-problems',
  permissions: ['calls:propose', 'calls:follow'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لكل شخص أن يقترح مشكلة عمومية، ولو لم يسجل الدخول، وأن يتتبع اقتراحه برمز سري لا يمكن تخمينه.',
    fr: 'Toute personne peut proposer un problème public, même sans compte, et suivre sa proposition par un identifiant secret qui ne se devine pas.',
    en: 'Anybody may propose a public problem, without an account too, and follow the proposal by a secret that cannot be guessed.',
  },
  conditions: {},
  obligations: {},
  evaluate: () => ({ allow: true }),
}
