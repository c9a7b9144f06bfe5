import type { Rule } from '../../../src/modules/policy/index.ts'
import { readingData } from '../permissions.ts'
import { byPermit, byProjectLead } from '../remedies.ts'

export const permitInForce: Rule = {
  id: 'ma.permit-in-force',
  permissions: readingData,
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'من ذكر إذنا عمل به؛ ويجب أن يكون الإذن موجودا وممنوحا لمشروعه وساري المفعول، وما سُحب أو انقضى لا يفتح شيئا.',
    fr: 'Qui nomme un permis agit sous lui : il doit exister, être le sien et être en vigueur ; retiré ou expiré, il n’ouvre plus rien.',
    en: 'Whoever names a permit acts under it: it must exist, be theirs and be in force; once revoked or over it opens nothing.',
  },
  conditions: {
    'permit-known': {
      sentence: {
        ar: 'إذن معروف في هذه المنصة',
        fr: 'un permis connu de cette plateforme',
        en: 'a permit that this platform knows',
      },
      remedy: byPermit,
    },
    'permit-held': {
      sentence: {
        ar: 'عضوية المشروع صاحب الإذن',
        fr: 'être membre du projet qui a le permis',
        en: 'to be a member of the project that has the permit',
      },
      remedy: byProjectLead,
    },
    'permit-not-revoked': {
      sentence: {
        ar: 'إذن لم يُسحب',
        fr: 'un permis qui n’a pas été retiré',
        en: 'a permit that was not revoked',
      },
      remedy: byPermit,
    },
    'permit-begun': {
      sentence: {
        ar: 'إذن بدأ سريانه',
        fr: 'un permis déjà en vigueur',
        en: 'a permit that has begun',
      },
    },
    'permit-not-over': {
      sentence: {
        ar: 'إذن لم تنقض مدته',
        fr: 'un permis qui n’a pas expiré',
        en: 'a permit that is not over',
      },
      remedy: byPermit,
    },
  },
  obligations: {},
  evaluate({ permit, at }) {
    if (permit === undefined) return 'silent'
    if (permit === null) return { deny: true, missing: [{ condition: 'permit-known' }] }
    const missing = []
    if (!permit.held) missing.push({ condition: 'permit-held' })
    if (permit.revoked) missing.push({ condition: 'permit-not-revoked' })
    if (at < permit.from) missing.push({ condition: 'permit-begun' })
    if (permit.until <= at) missing.push({ condition: 'permit-not-over' })
    return missing.length === 0 ? 'silent' : { deny: true, missing }
  },
}
