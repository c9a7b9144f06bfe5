import type { Rule } from '../../../src/modules/policy/index.ts'
import { byRoleInOrganisation } from '../remedies.ts'

export const evaluationsAreRead: Rule = {
  id: 'ma.evaluations-are-read',
  permissions: ['evaluation:read', 'evaluation:read-items'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'خطط التقييم المسجلة ونتائجها مفتوحة للجميع متى صار النظام في السجل العمومي؛ وقبل ذلك يطّلع عليها أعضاء المشروع وأصحاب الصفة في الهيئة المسؤولة.',
    fr: 'Les plans d’évaluation et leurs résultats sont ouverts à tous dès que le système est au registre public ; avant, ils le sont aux membres du projet et aux responsables de l’organisation.',
    en: 'Evaluation plans and their results are open to everybody once the system is in the public register; before that, to the members of the project and to the officers of the organisation.',
  },
  conditions: {
    'evaluation-office': {
      sentence: {
        ar: 'صفة في الهيئة المسؤولة: مقيّم أو معتمِد أو مسؤول عن المعطيات أو مسيّر؛ أو عضوية المشروع',
        fr: 'un rôle dans l’organisation responsable (évaluateur, approbateur, responsable de données ou gestionnaire), ou être membre du projet',
        en: 'an office in the organisation that answers for it (evaluator, approver, data officer or manager), or being a member of the project',
      },
      remedy: byRoleInOrganisation,
    },
  },
  obligations: {},
  // A thing that is not there is answered as such.
  evaluate({ roles, resource }) {
    if (!resource || resource.published === true || resource.own === true) return { allow: true }
    const offices = ['evaluator', 'approver', 'data-officer', 'manager'] as const
    const holdsOffice = resource.owner !== undefined && offices.some((office) => roles.includes(office))
    return holdsOffice || roles.includes('administrator')
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'evaluation-office' }], conceal: true }
  },
}
