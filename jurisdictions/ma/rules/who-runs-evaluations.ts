import type { Rule } from '../../../src/modules/policy/index.ts'
import { byRoleInOrganisation } from '../remedies.ts'

export const whoRunsEvaluations: Rule = {
  id: 'ma.who-runs-evaluations',
  permissions: ['evaluation:run'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'يشغّل الخطة المسجلة مقيّم أو مسؤول عن المعطيات في الهيئة المسؤولة، أو عضو في المشروع الذي بنى النظام.',
    fr: 'Un plan enregistré est lancé par un évaluateur ou un responsable de données de l’organisation responsable, ou par un membre du projet qui a construit le système.',
    en: 'A registered plan is run by an evaluator or a data officer of the organisation that answers for it, or by a member of the project that built the system.',
  },
  conditions: {
    'evaluation-office': {
      sentence: {
        ar: 'صفة المقيّم أو المسؤول عن المعطيات في الهيئة المسؤولة، أو عضوية المشروع',
        fr: 'être évaluateur ou responsable de données de l’organisation responsable, ou membre du projet',
        en: 'to be an evaluator or data officer of the organisation that answers for it, or a member of the project',
      },
      remedy: byRoleInOrganisation,
    },
  },
  obligations: {},
  evaluate({ roles, resource }) {
    if (!resource) return { deny: true, missing: [{ condition: 'evaluation-office' }], conceal: true }
    const isInOffice = resource.owner !== undefined && (roles.includes('evaluator') || roles.includes('data-officer'))
    return resource.own === true || isInOffice || roles.includes('administrator')
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'evaluation-office' }] }
  },
}
