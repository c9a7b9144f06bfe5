import type { Rule } from '../../../src/modules/policy/index.ts'

export const anybodyReports: Rule = {
  id: 'ma.anybody-reports',
  permissions: ['register:report', 'register:contest', 'register:own-report'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لكل شخص أن يبلغ عن حادث وأن يعترض على جواب، دون حساب، وأن يعرف ما آل إليه ذلك.',
    fr: 'Toute personne peut signaler un incident et contester une réponse, sans compte, et savoir ce qu’il en est advenu.',
    en: 'Anybody may report an incident and contest an answer, without an account, and learn what became of it.',
  },
  conditions: {},
  obligations: {},
  evaluate: () => ({ allow: true }),
}
