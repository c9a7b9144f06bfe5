import type { Rule } from '../../../src/modules/policy/index.ts'
import { bySigningIn } from '../remedies.ts'

export const anonymousAsksOpenData: Rule = {
  id: 'ma.anonymous-asks-open-data',
  permissions: ['knowledge:search', 'assistants:ask'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'من لم يسجل الدخول يسأل المعطيات العمومية المنشورة التي لا تتضمن معطيات شخصية، ولا يسأل غيرها.',
    fr: 'Qui n’est pas connecté n’interroge que les données publiques publiées, sans données personnelles.',
    en: 'Somebody who has not signed in asks only of published public data without personal data.',
  },
  conditions: {
    'open-data': {
      sentence: {
        ar: 'معطيات عمومية منشورة لا تتضمن معطيات شخصية',
        fr: 'des données publiques, publiées et sans données personnelles',
        en: 'data that are public, published and without personal data',
      },
      remedy: bySigningIn,
    },
  },
  obligations: {},
  evaluate({ principal, resource }) {
    if (principal.kind !== 'anonymous' || !resource) return 'silent'
    // What of these may be read is asked again when it is searched.
    if (resource.kind === 'catalogue' || resource.kind === 'system') return 'silent'
    const isOpen =
      resource.published === true && resource.label?.secrecy === 'public' && resource.label.personal === 'none'
    return isOpen ? 'silent' : { deny: true, missing: [{ condition: 'open-data' }] }
  },
}
