import type { Rule } from '../../../src/modules/policy/index.ts'
import { byRoleInOrganisation } from '../remedies.ts'

export const administrationsAdopt: Rule = {
  id: 'ma.administrations-adopt',
  permissions: ['register:adopt'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'يتبنى حلا باسم هيئة مسيّرُها أو المسؤول عن المعطيات فيها؛ ولا يجيب الحل المتبنى أحدا قبل أن يُقيَّم فيها ويوافَق عليه.',
    fr: 'Une solution est adoptée au nom d’une organisation par son gestionnaire ou son responsable de données ; elle n’y répond à personne avant d’y être évaluée et approuvée.',
    en: 'A solution is adopted in the name of an organisation by its manager or data officer; there it answers nobody before it is evaluated and approved there.',
  },
  conditions: {
    'adopts-for-organisation': {
      sentence: {
        ar: 'صفة المسيّر أو المسؤول عن المعطيات في الهيئة المتبنية',
        fr: 'être gestionnaire ou responsable de données de l’organisation qui adopte',
        en: 'to be a manager or data officer of the organisation that adopts',
      },
      remedy: byRoleInOrganisation,
    },
  },
  obligations: {},
  evaluate({ roles, resource }) {
    const isInOffice = resource?.owner !== undefined && (roles.includes('manager') || roles.includes('data-officer'))
    return resource && (isInOffice || roles.includes('administrator'))
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'adopts-for-organisation' }] }
  },
}
