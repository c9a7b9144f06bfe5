import type { Rule } from '../../../src/modules/policy/index.ts'
import { byPermit } from '../remedies.ts'

export const purposeIsStated: Rule = {
  id: 'ma.purpose-is-stated',
  permissions: ['datasets:read', 'knowledge:read', 'knowledge:search', 'assistants:ask', 'assistants:read'],
  // That purposes are stated and explicit is the law's; which article says so is still to be read in the official bulletin.
  citation: { law: '09-08', article: null, status: 'unverified' },
  sentence: {
    ar: 'لا تُستعمل المعطيات ذات الطابع الشخصي إلا لغرض محدد ومصرح به: من ليس مسؤولا عنها في الهيئة المالكة يذكر غرضه، ويعمل بالإذن الذي يُمنح له.',
    fr: 'Les données personnelles ne servent qu’à une finalité déterminée et énoncée : qui n’en répond pas dans l’organisation responsable énonce la sienne et agit sous le permis qui lui est accordé.',
    en: 'Personal data are used only for a specified and stated purpose: whoever does not answer for them in the responsible organisation states theirs, and acts under the permit that is granted.',
  },
  conditions: {
    'stated-purpose': {
      sentence: {
        ar: 'غرض مذكور في إذن ساري المفعول',
        fr: 'une finalité énoncée dans un permis en vigueur',
        en: 'a purpose stated in a permit in force',
      },
      remedy: byPermit,
    },
  },
  obligations: {},
  evaluate({ roles, permitted, resource }) {
    if (!resource?.label || resource.label.personal === 'none' || permitted) return 'silent'
    if (roles.includes('data-officer') || roles.includes('administrator')) return 'silent'
    return { deny: true, missing: [{ condition: 'stated-purpose' }], conceal: resource.announced !== true }
  },
}
