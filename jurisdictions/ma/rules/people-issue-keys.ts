import type { Rule } from '../../../src/modules/policy/index.ts'
import { bySigningIn } from '../remedies.ts'

export const peopleIssueKeys: Rule = {
  id: 'ma.people-issue-keys',
  permissions: ['identity:issue-key'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لكل شخص سجّل الدخول أن ينشئ مفتاح برنامج لا يتجاوز ما له من صفات وأن يلغيه؛ ولا يفعل ذلك برنامج، ما عدا سطر أوامر هذه المنصة.',
    fr: 'Toute personne connectée peut créer une clé de programme qui n’a pas plus de rôles qu’elle, et la révoquer ; un programme ne le fait pas, hormis la ligne de commande de l’installation.',
    en: 'Somebody who has signed in may issue a key for a program, with no more roles than their own, and revoke it; a program does neither, but for the command line of the installation.',
  },
  conditions: {
    'signed-in': {
      sentence: {
        ar: 'تسجيل دخول الشخص نفسه',
        fr: 'la connexion de la personne elle-même',
        en: 'the person’s own signing in',
      },
      remedy: bySigningIn,
    },
  },
  obligations: {},
  evaluate({ principal, roles, channel }) {
    const isProgram = principal.kind === 'service' && principal.holder === undefined
    const isOperator = isProgram && channel === 'cli' && roles.includes('administrator')
    return principal.kind === 'person' || isOperator
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'signed-in' }] }
  },
}
