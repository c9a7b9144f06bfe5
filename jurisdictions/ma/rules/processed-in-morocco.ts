import type { Rule } from '../../../src/modules/policy/index.ts'
import { processingData } from '../permissions.ts'
import { byLabel } from '../remedies.ts'

export const processedInMorocco: Rule = {
  id: 'ma.processed-in-morocco',
  permissions: processingData,
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا تُعالج هنا إلا معطيات يسمح تصنيفها بمعالجتها في البلد الذي تُستضاف فيه هذه المنصة.',
    fr: 'Ne sont traitées ici que les données dont l’étiquette permet le traitement dans le pays où cette plateforme est hébergée.',
    en: 'Only data whose label allows processing in the country where this platform is hosted are processed here.',
  },
  conditions: {
    residency: {
      sentence: {
        ar: 'تصنيف يسمح بمعالجة المعطيات في بلد الاستضافة',
        fr: 'une étiquette qui permet le traitement dans le pays d’hébergement',
        en: 'a label that allows processing in the country of hosting',
      },
      remedy: byLabel,
    },
  },
  obligations: {},
  evaluate({ resource, site }) {
    const residency = resource?.label?.residency ?? 'anywhere'
    return residency === 'anywhere' || residency.includes(site.country)
      ? 'silent'
      : { deny: true, missing: [{ condition: 'residency', values: { country: site.country } }] }
  },
}
