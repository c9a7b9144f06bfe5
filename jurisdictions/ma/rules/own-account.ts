import type { Rule } from '../../../src/modules/policy/index.ts'
import { bySigningIn } from '../remedies.ts'

export const ownAccount: Rule = {
  id: 'ma.own-account',
  permissions: ['identity:own-account'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لكل شخص سجّل الدخول أن يدبر حسابه: وسائل دخوله وجلساته ومفاتيح برامجه وموافقاته ومعرّفاته القطاعية؛ ولا يدبره عنه غيره ولا برنامج.',
    fr: 'Toute personne connectée gère son propre compte : moyens de connexion, sessions, clés de programme, consentements et identifiants sectoriels ; ni un autre ni un programme ne le fait pour elle.',
    en: 'Somebody who has signed in looks after their own account: credentials, sessions, keys, consents and sector identifiers; nobody else does it for them, and no program.',
  },
  conditions: {
    'signed-in': {
      sentence: {
        ar: 'تسجيل دخول صاحب الحساب نفسه',
        fr: 'la connexion de la personne elle-même',
        en: 'the person’s own signing in',
      },
      remedy: bySigningIn,
    },
    'own-account': {
      sentence: {
        ar: 'أن يكون الحساب حسابك',
        fr: 'que ce compte soit le vôtre',
        en: 'the account must be your own',
      },
    },
  },
  obligations: {},
  // Those operations look for what is named among the caller's own things: facts say so only where something else is meant.
  evaluate({ principal, resource }) {
    if (principal.kind !== 'person') return { deny: true, missing: [{ condition: 'signed-in' }] }
    return resource?.own === false
      ? { deny: true, missing: [{ condition: 'own-account' }], conceal: true }
      : { allow: true }
  },
}
