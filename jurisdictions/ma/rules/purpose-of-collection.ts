import type { Rule } from '../../../src/modules/policy/index.ts'
import { usingPersonalData } from '../permissions.ts'
import { byReference } from '../remedies.ts'

export const purposeOfCollection: Rule = {
  id: 'ma.purpose-of-collection',
  permissions: usingPersonalData,
  citation: { law: '09-08', article: '12', status: 'verified' },
  sentence: {
    ar: 'لا تُستعمل المعطيات ذات الطابع الشخصي لغرض غير الذي جُمعت من أجله إلا بإذن مسبق من اللجنة الوطنية لمراقبة حماية المعطيات؛ وتدريب نموذج على معطيات جُمعت لخدمة تغيير للغرض.',
    fr: 'Les données personnelles ne servent à une autre finalité que celle de leur collecte qu’avec l’autorisation préalable de la CNDP ; entraîner un modèle sur des données recueillies pour un service est un changement de finalité.',
    en: 'Personal data are used for another purpose than that of their collection only with the prior authorisation of the CNDP; training a model on data collected for a service is a change of purpose.',
  },
  conditions: {
    'purpose-authorisation': {
      sentence: {
        ar: 'غرض جُمعت المعطيات من أجله، أو إذن مسبق ساري المفعول من اللجنة الوطنية بتغييره',
        fr: 'une finalité de la collecte, ou l’autorisation préalable de la CNDP, en vigueur, d’en changer',
        en: 'a purpose of the collection, or a prior authorisation of the CNDP, in force, to change it',
      },
      remedy: byReference,
    },
  },
  obligations: {},
  // Whoever reads by their role in the organisation responsible reads for its own purpose; a request that states none is refused.
  evaluate({ permission, operation, resource, permit, today }) {
    if (!resource?.label || resource.label.personal === 'none') return 'silent'
    const isGrant = permission === 'permits:decide' && operation === 'permits.grant'
    const isRequest = permission === 'permits:ask' || isGrant
    if (permission === 'permits:decide' && !isGrant) return 'silent'
    const purpose = isRequest ? resource.request?.purpose : permit?.purpose
    if (!isRequest && purpose === undefined) return 'silent'
    const { purposes = [], cndp } = resource
    const isOfCollection = purpose !== undefined && purposes.includes(purpose)
    const isAuthorised = cndp?.kind === 'authorisation' && (cndp.until === null || today <= cndp.until)
    if (isOfCollection || (isAuthorised && purpose !== undefined)) return 'silent'
    return { deny: true, missing: [{ condition: 'purpose-authorisation', values: { purpose: purpose ?? 'unstated' } }] }
  },
}
