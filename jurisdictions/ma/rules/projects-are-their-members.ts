import type { Rule } from '../../../src/modules/policy/index.ts'
import { byProjectLead } from '../remedies.ts'

export const projectsAreTheirMembers: Rule = {
  id: 'ma.projects-are-their-members',
  permissions: ['permits:project', 'permits:read'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يطّلع على المشروع وطلباته وأذونه إلا أعضاؤه، والمسؤولون عن المعطيات المطلوبة في الهيئة المالكة لها، ومسيّرو المنصة.',
    fr: 'Un projet, ses demandes et ses permis ne sont vus que de ses membres, des responsables des données demandées et des administrateurs.',
    en: 'A project, its requests and its permits are seen only by its members, by the data officers of the data asked for and by administrators.',
  },
  conditions: {
    'project-member': {
      sentence: {
        ar: 'عضوية المشروع',
        fr: 'être membre du projet',
        en: 'to be a member of the project',
      },
      remedy: byProjectLead,
    },
  },
  obligations: {},
  evaluate({ roles, resource }) {
    if (!resource) return { deny: true, missing: [{ condition: 'project-member' }], conceal: true }
    const isOfficer = roles.includes('data-officer') && resource.owner !== undefined
    return resource.own === true || isOfficer || roles.includes('administrator')
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'project-member' }], conceal: true }
  },
}
