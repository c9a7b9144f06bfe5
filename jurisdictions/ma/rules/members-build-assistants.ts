import type { Rule } from '../../../src/modules/policy/index.ts'
import { byProjectLead } from '../remedies.ts'

export const membersBuildAssistants: Rule = {
  id: 'ma.members-build-assistants',
  permissions: ['assistants:build', 'assistants:inspect'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'يبني المساعدَ أعضاءُ المشروع؛ ويطّلع على تركيبه معهم أصحاب الصفة في الهيئة المسؤولة.',
    fr: 'Un assistant est construit par les membres du projet ; sa composition est vue aussi des responsables de l’organisation.',
    en: 'An assistant is built by the members of the project; what it is made of is also seen by the officers of the organisation.',
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
  evaluate({ permission, roles, resource }) {
    if (!resource) return { deny: true, missing: [{ condition: 'project-member' }], conceal: true }
    const offices = ['evaluator', 'approver', 'data-officer', 'manager'] as const
    const holdsOffice = resource.owner !== undefined && offices.some((office) => roles.includes(office))
    const maySee = permission === 'assistants:inspect' && (holdsOffice || roles.includes('administrator'))
    return resource.own === true || maySee
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'project-member' }], conceal: true }
  },
}
