import type { Rule } from '../../../src/modules/policy/index.ts'
import { byPublication } from '../remedies.ts'

export const dataSetsAreDiscovered: Rule = {
  id: 'ma.data-sets-are-discovered',
  permissions: ['datasets:discover'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'تعريف مجموعة بيانات منشورة مفتوح للجميع إن أُعلن عنها، وإلا فلمن يحق له أن يقرأها؛ وما لم يُنشر لا يراه إلا المسؤولون عن المعطيات في الهيئة المالكة ومسيّرو المنصة.',
    fr: 'Ce qui est dit d’un jeu de données publié est ouvert à tous s’il est annoncé, sinon à qui peut le lire ; un brouillon n’est vu que des responsables de données de l’organisation à qui il appartient et des administrateurs.',
    en: 'What is said of a published data set is open to everybody when it is announced, and otherwise to whoever may read it; a draft is seen only by the data officers of its owner and by administrators.',
  },
  conditions: {
    announced: {
      sentence: {
        ar: 'أن تكون مجموعة البيانات منشورة ومعلنا عنها',
        fr: 'que le jeu de données soit publié et annoncé',
        en: 'the data set must be published and announced',
      },
      remedy: byPublication,
    },
  },
  obligations: {},
  evaluate({ roles, cleared, permitted, resource }) {
    if (!resource || resource.kind === 'catalogue') return { allow: true }
    const missing = [{ condition: 'announced' }]
    const isReadable = resource.label !== undefined && (cleared || permitted)
    if (resource.published === true) {
      return resource.announced === true || isReadable ? { allow: true } : { deny: true, missing, conceal: true }
    }
    const prepares = (roles.includes('data-officer') && resource.owner !== undefined) || roles.includes('administrator')
    // Whoever acts for an absent officer reads no more of a draft than of what is published.
    return prepares && isReadable ? { allow: true } : { deny: true, missing, conceal: true }
  },
}
