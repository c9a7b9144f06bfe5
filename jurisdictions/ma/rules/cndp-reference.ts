import type { Rule } from '../../../src/modules/policy/index.ts'
import { usingPersonalData } from '../permissions.ts'
import { byReference } from '../remedies.ts'

export const cndpReference: Rule = {
  id: 'ma.cndp-reference',
  permissions: usingPersonalData,
  citation: { law: '09-08', article: null, status: 'unverified' },
  sentence: {
    ar: 'كل معالجة لمعطيات ذات طابع شخصي يُصرَّح بها للجنة الوطنية لمراقبة حماية المعطيات قبل أن تبدأ؛ ومن دون مرجع ساري المفعول لا تُنشر المعطيات ولا تُفهرس ولا تُسأل ولا تُطلب.',
    fr: 'Tout traitement de données personnelles est déclaré à la CNDP avant de commencer ; sans référence en vigueur, les données ne sont ni publiées, ni indexées, ni interrogées, ni demandées.',
    en: 'Every processing of personal data is declared to the CNDP before it starts; without a reference in force the data are not published, indexed, asked about or asked for.',
  },
  conditions: {
    'cndp-reference': {
      sentence: {
        ar: 'مرجع تصريح أو إذن من اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي',
        fr: 'la référence d’une déclaration ou d’une autorisation de la CNDP',
        en: 'the reference of a declaration to the CNDP, or of its authorisation',
      },
      remedy: byReference,
    },
    'cndp-reference-in-force': {
      sentence: {
        ar: 'مرجع للجنة الوطنية لم تنقض مدته',
        fr: 'une référence de la CNDP qui n’a pas expiré',
        en: 'a reference of the CNDP that has not run out',
      },
      remedy: byReference,
    },
  },
  obligations: {},
  // Those who prepare a draft read it, to find out what it holds; a request may be refused whatever it lacks.
  evaluate({ permission, operation, resource, today }) {
    if (!resource?.label || resource.label.personal === 'none') return 'silent'
    if (permission.endsWith(':read') && resource.kind.startsWith('data-set') && resource.published !== true)
      return 'silent'
    if (permission === 'permits:decide' && operation !== 'permits.grant') return 'silent'
    const { cndp } = resource
    if (!cndp) return { deny: true, missing: [{ condition: 'cndp-reference' }] }
    if (cndp.until === null || today <= cndp.until) return 'silent'
    return { deny: true, missing: [{ condition: 'cndp-reference-in-force', values: { until: cndp.until } }] }
  },
}
