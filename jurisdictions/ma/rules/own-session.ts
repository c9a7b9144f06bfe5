import type { Rule } from '../../../src/modules/policy/index.ts'
import { bySigningIn } from '../remedies.ts'

export const ownSession: Rule = {
  id: 'ma.own-session',
  permissions: ['identity:read-self', 'identity:sign-out'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لكل من سجّل الدخول أن يطّلع على حسابه وأن يسجل الخروج.',
    fr: 'Qui est connecté peut consulter son compte et se déconnecter.',
    en: 'Somebody who has signed in may see their own account and sign out.',
  },
  conditions: {
    'signed-in': {
      sentence: {
        ar: 'تسجيل الدخول',
        fr: 'être connecté',
        en: 'to have signed in',
      },
      remedy: bySigningIn,
    },
  },
  obligations: {},
  evaluate({ principal }) {
    return principal.kind === 'anonymous' ? { deny: true, missing: [{ condition: 'signed-in' }] } : { allow: true }
  },
}
