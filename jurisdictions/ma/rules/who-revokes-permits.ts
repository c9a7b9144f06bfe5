import type { Rule } from '../../../src/modules/policy/index.ts'
import { byRoleInOrganisation } from '../remedies.ts'

export const whoRevokesPermits: Rule = {
  id: 'ma.who-revokes-permits',
  permissions: ['permits:revoke'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'يسحب الإذن مسؤول عن المعطيات في الهيئة المالكة لها، أو من يقود المشروع، أو مسيّر للمنصة.',
    fr: 'Un permis est retiré par un responsable de données de l’organisation à qui elles appartiennent, par un responsable du projet ou par un administrateur.',
    en: 'A permit is revoked by a data officer of the organisation that owns the data, by a lead of the project or by an administrator.',
  },
  conditions: {
    'data-officer': {
      sentence: {
        ar: 'صفة مسؤول عن المعطيات في الهيئة المالكة لها، أو قيادة المشروع',
        fr: 'être responsable de données de l’organisation à qui elles appartiennent, ou responsable du projet',
        en: 'to be a data officer of the organisation that owns the data, or a lead of the project',
      },
      remedy: byRoleInOrganisation,
    },
  },
  obligations: {},
  evaluate({ roles, resource }) {
    const isOfficer = roles.includes('data-officer') && resource?.owner !== undefined
    return resource?.own === true || isOfficer || roles.includes('administrator')
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'data-officer' }] }
  },
}
