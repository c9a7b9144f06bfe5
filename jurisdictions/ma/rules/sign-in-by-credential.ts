import type { Rule } from '../../../src/modules/policy/index.ts'

export const signInByCredential: Rule = {
  id: 'ma.sign-in-by-credential',
  permissions: ['identity:sign-in'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لكل شخص أن يسجل الدخول بوسيلة تخصه: رابط لمرة واحدة أو مفتاح مرور أو كلمة مرور برمز أو هوية موثوقة؛ والوسيلة هي التي تفصل.',
    fr: 'Toute personne peut se connecter par un moyen qui est le sien : lien à usage unique, clé d’accès, mot de passe avec code ou identité tierce ; c’est ce moyen qui décide.',
    en: 'Anybody may sign in with what is theirs: a one-time link, a passkey, a password with a code or an outside identity; that credential decides.',
  },
  conditions: {},
  obligations: {},
  evaluate: () => ({ allow: true }),
}
