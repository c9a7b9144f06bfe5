import type { Rule } from '../../../src/modules/policy/index.ts'
import { byPermit } from '../remedies.ts'

export const labelNeedsClearance: Rule = {
  id: 'ma.label-needs-clearance',
  permissions: [
    'datasets:read',
    'datasets:create',
    'datasets:write',
    'datasets:publish',
    'knowledge:judge',
    'knowledge:read',
    'knowledge:search',
    'assistants:ask',
    'assistants:read',
    'programmes:read',
    'evaluation:read-items',
  ],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'ما هو داخلي أو حساس أو يتضمن معطيات ذات طابع شخصي لا يطّلع عليه إلا من تخوله صفته ذلك في الهيئة المالكة، أو من يعمل بإذن يشمل هذه المعطيات وتصنيف حساسيتها.',
    fr: 'Ce qui est interne, sensible ou personnel n’est lu que par qui y a droit par son rôle dans l’organisation responsable, ou sous un permis qui couvre ces données et leur étiquette.',
    en: 'What is internal, sensitive or personal is read only by those whose role in the responsible organisation covers it, or under a permit that covers these data and their label.',
  },
  conditions: {
    permit: {
      sentence: {
        ar: 'إذن ساري المفعول يشمل هذه المعطيات وتصنيف حساسيتها',
        fr: 'un permis en vigueur qui couvre ces données et leur étiquette',
        en: 'a permit in force that covers these data and their label',
      },
      remedy: byPermit,
    },
  },
  obligations: {},
  // What is announced may be known of: whoever is refused can ask for a permit.
  evaluate({ cleared, permitted, resource }) {
    if (cleared || permitted) return 'silent'
    return { deny: true, missing: [{ condition: 'permit' }], conceal: resource?.announced !== true }
  },
}
