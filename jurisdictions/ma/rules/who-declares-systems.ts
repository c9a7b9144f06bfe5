import type { Rule } from '../../../src/modules/policy/index.ts'
import { byRoleInOrganisation } from '../remedies.ts'

export const whoDeclaresSystems: Rule = {
  id: 'ma.who-declares-systems',
  permissions: ['register:write'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'يصرح بالنظام ويقيّم مخاطره ويعيّن نسخته أعضاء المشروع الذي بناه، ومسيّر الهيئة المسؤولة والمسؤول عن المعطيات فيها.',
    fr: 'Un système est déclaré, ses risques évalués et sa version désignée par les membres du projet qui l’a construit, ou par un gestionnaire ou un responsable de données de l’organisation.',
    en: 'A system is declared, its risks assessed and its version named by the members of the project that built it, or by a manager or a data officer of the organisation that answers for it.',
  },
  conditions: {
    'declares-systems': {
      sentence: {
        ar: 'عضوية المشروع، أو صفة المسيّر أو المسؤول عن المعطيات في الهيئة المسؤولة',
        fr: 'être membre du projet, ou gestionnaire ou responsable de données de l’organisation',
        en: 'to be a member of the project, or a manager or data officer of the organisation',
      },
      remedy: byRoleInOrganisation,
    },
  },
  obligations: {},
  evaluate({ principal, roles, resource }) {
    if (!resource) return { deny: true, missing: [{ condition: 'declares-systems' }], conceal: true }
    const isInOffice = resource.owner !== undefined && (roles.includes('manager') || roles.includes('data-officer'))
    const mayWrite = resource.own === true || isInOffice || roles.includes('administrator')
    return principal.kind !== 'anonymous' && mayWrite
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'declares-systems' }] }
  },
}
