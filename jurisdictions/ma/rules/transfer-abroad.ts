import type { Rule } from '../../../src/modules/policy/index.ts'
import { movingPersonalData } from '../permissions.ts'
import { byTransferBasis } from '../remedies.ts'
import { sufficientProtection } from '../sufficient-protection.ts'

export const transferAbroad: Rule = {
  id: 'ma.transfer-abroad',
  permissions: movingPersonalData,
  citation: { law: '09-08', article: '43', status: 'verified' },
  sentence: {
    ar: 'لا تُنقل المعطيات ذات الطابع الشخصي إلى الخارج، ولا تُستضاف فيه، إلا نحو دولة تكفل حماية كافية بحسب لائحة اللجنة الوطنية، أو على أساس من أسس المادة 44.',
    fr: 'Les données personnelles ne sont transférées ou hébergées à l’étranger que vers un État qui assure une protection suffisante, selon la liste de la CNDP, ou sur un des fondements de l’article 44.',
    en: 'Personal data are transferred or hosted abroad only in a State with sufficient protection, by the list of the CNDP, or on one of the grounds of article 44.',
  },
  conditions: {
    'transfer-basis': {
      sentence: {
        ar: 'دولة واردة في لائحة اللجنة الوطنية، أو أساس من أسس المادة 44: الموافقة أو الضرورة أو اتفاق دولي أو إذن اللجنة',
        fr: 'un État de la liste de la CNDP, ou un fondement de l’article 44 : consentement, nécessité, accord international ou autorisation de la CNDP',
        en: 'a State on the list of the CNDP, or a ground of article 44: consent, necessity, an international agreement or the authorisation of the CNDP',
      },
      remedy: byTransferBasis,
    },
  },
  obligations: {},
  // Hosting on servers abroad is a transfer, so the place of this installation counts as well as every destination.
  evaluate({ permission, operation, resource, permit, site, at }) {
    if (!resource?.label || resource.label.personal === 'none') return 'silent'
    if (permission === 'permits:decide' && operation !== 'permits.grant') return 'silent'
    const { destination, request } = resource
    const isSafe = (country: string) =>
      country === 'MA' || sufficientProtection.entries.some((listed) => listed.code === country)
    // What is somebody else's, revoked, or not in force at this moment foresees and permits nothing.
    const isInForce = permit?.held === true && !permit.revoked && permit.from <= at && at < permit.until
    const egress = isInForce ? permit.egress : { countries: [], basis: null }
    const permitted = egress.basis ? egress.countries : []
    const asked = request?.egress.basis ? request.egress.countries : []
    const goes = [site.country, ...(destination ? [destination] : [])]
    const foreseen = [...egress.countries, ...(request?.egress.countries ?? [])]
    const countries = [...goes, ...foreseen].filter(
      (country) => !isSafe(country) && !permitted.includes(country) && !asked.includes(country),
    )
    if (countries.length === 0) return 'silent'
    const values = { countries: [...new Set(countries)].sort().join(' ') }
    return { deny: true, missing: [{ condition: 'transfer-basis', values }] }
  },
}
