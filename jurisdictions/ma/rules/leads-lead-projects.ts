import type { Rule } from '../../../src/modules/policy/index.ts'
import { byProjectLead } from '../remedies.ts'

export const leadsLeadProjects: Rule = {
  id: 'ma.leads-lead-projects',
  permissions: ['permits:lead'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يغيّر المشروع ولا يدعو إليه ولا ينهيه إلا من يقوده.',
    fr: 'Seul un responsable du projet le modifie, y invite et y met fin.',
    en: 'Only a lead of the project changes it, invites to it and ends it.',
  },
  conditions: {
    'project-lead': {
      sentence: {
        ar: 'قيادة المشروع',
        fr: 'être responsable du projet',
        en: 'to be a lead of the project',
      },
      remedy: byProjectLead,
    },
  },
  obligations: {},
  // Whoever is of the project knows of it, and reads why they do not lead it.
  evaluate({ resource }) {
    return resource?.own === true
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'project-lead' }], conceal: resource === undefined }
  },
}
