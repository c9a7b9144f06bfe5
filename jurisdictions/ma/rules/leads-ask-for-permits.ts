import type { Rule } from '../../../src/modules/policy/index.ts'
import { byProjectLead } from '../remedies.ts'

export const leadsAskForPermits: Rule = {
  id: 'ma.leads-ask-for-permits',
  permissions: ['permits:ask'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يطلب إذنا للمشروع إلا من يقوده؛ والطلب الصغير المقصور على معطيات عمومية منشورة بلا معطيات شخصية يُقبل فورا.',
    fr: 'Seul un responsable du projet demande un permis ; une petite demande, limitée à des données publiques publiées sans données personnelles, est accordée aussitôt.',
    en: 'Only a lead of the project asks for a permit; a small request for published public data without personal data is granted at once.',
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
  obligations: {
    'grant-at-once': {
      ar: 'يُمنح الإذن فورا دون انتظار قرار.',
      fr: 'Le permis est accordé aussitôt, sans attendre de décision.',
      en: 'The permit is granted at once, without waiting for a decision.',
    },
  },
  evaluate({ resource }) {
    // Whoever is of the project knows of it, and reads why they do not ask.
    if (resource?.own !== true) {
      return { deny: true, missing: [{ condition: 'project-lead' }], conceal: resource === undefined }
    }
    const { label, request } = resource
    const isOpen = label?.secrecy === 'public' && label.personal === 'none'
    return isOpen && request?.small === true && request.egress.countries.length === 0
      ? { allow: true, obligations: ['grant-at-once'] }
      : { allow: true }
  },
}
