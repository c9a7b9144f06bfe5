import type { Rule } from '../../../src/modules/policy/index.ts'
import { readingData } from '../permissions.ts'
import { byConsent } from '../remedies.ts'

export const consentStands: Rule = {
  id: 'ma.consent-stands',
  permissions: readingData,
  citation: { law: '09-08', article: null, status: 'unverified' },
  sentence: {
    ar: 'الإذن القائم على موافقة الأشخاص المعنيين لا يفتح شيئا متى سحب أحدهم موافقته أو انقضت؛ ويُتحقق من ذلك عند كل استعمال.',
    fr: 'Un permis fondé sur le consentement des personnes n’ouvre plus rien dès que l’une d’elles a retiré le sien ou que celui-ci a expiré ; cela se vérifie à chaque usage.',
    en: 'A permit that stands on the consent of those concerned opens nothing once one of them has withdrawn it or it has run out; this is checked at every use.',
  },
  conditions: {
    consent: {
      sentence: {
        ar: 'موافقة سارية من كل شخص يقوم الإذن على موافقته',
        fr: 'le consentement, en vigueur, de chaque personne sur lequel le permis se fonde',
        en: 'the consent, in force, of every person on whose consent the permit stands',
      },
      remedy: byConsent,
    },
  },
  obligations: {},
  evaluate({ permit }) {
    return permit && !permit.consented ? { deny: true, missing: [{ condition: 'consent' }] } : 'silent'
  },
}
