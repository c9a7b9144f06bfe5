import type { Rule } from '../../../src/modules/policy/index.ts'
import { movingPersonalData } from '../permissions.ts'
import { byReference } from '../remedies.ts'

export const transferFollowsReference: Rule = {
  id: 'ma.transfer-follows-reference',
  permissions: movingPersonalData,
  citation: { law: '09-08', article: null, status: 'unverified' },
  sentence: {
    ar: 'لا يُسمح بنقل معطيات ذات طابع شخصي إلى الخارج إلا إذا كان للمعالجة التي أنتجتها مرجع تصريح أو إذن ساري المفعول من اللجنة الوطنية.',
    fr: 'Un transfert à l’étranger n’est admis que si le traitement dont il vient a lui-même une déclaration ou une autorisation en vigueur.',
    en: 'A transfer abroad is allowed only when the processing that it comes from has a declaration or an authorisation in force itself.',
  },
  conditions: {
    'underlying-processing': {
      sentence: {
        ar: 'مرجع ساري المفعول من اللجنة الوطنية للمعالجة التي تُنقل معطياتها',
        fr: 'une référence de la CNDP, en vigueur, pour le traitement dont les données sont transférées',
        en: 'a reference of the CNDP, in force, of the processing whose data are transferred',
      },
      remedy: byReference,
    },
  },
  obligations: {},
  evaluate({ permission, operation, resource, permit, site, today }) {
    if (!resource?.label || resource.label.personal === 'none') return 'silent'
    if (permission === 'permits:decide' && operation !== 'permits.grant') return 'silent'
    const { destination, request, cndp } = resource
    const places = [site.country, ...(permit?.egress.countries ?? []), ...(request?.egress.countries ?? [])]
    if (destination !== undefined) places.push(destination)
    if (places.every((country) => country === 'MA')) return 'silent'
    const isDeclared = cndp !== undefined && (cndp.until === null || today <= cndp.until)
    return isDeclared ? 'silent' : { deny: true, missing: [{ condition: 'underlying-processing' }] }
  },
}
