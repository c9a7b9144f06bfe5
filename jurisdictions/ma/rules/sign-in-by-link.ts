import type { Rule } from '../../../src/modules/policy/index.ts'

export const signInByLink: Rule = {
  id: 'ma.sign-in-by-link',
  permissions: ['identity:sign-in'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لكل من يحمل رابط دخول صالحا لمرة واحدة أن يسجل الدخول به.',
    fr: 'Qui détient un lien de connexion valable, à usage unique, peut se connecter.',
    en: 'Whoever holds a valid one-time link may sign in with it.',
  },
  conditions: {},
  obligations: {},
  evaluate: () => ({ allow: true }),
}
