import type { Rule } from '../../../src/modules/policy/index.ts'
import { byPublication } from '../remedies.ts'

export const draftsStayInside: Rule = {
  id: 'ma.drafts-stay-inside',
  permissions: ['datasets:read', 'knowledge:read', 'knowledge:search', 'assistants:ask'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'ما لم يُنشر بعد لا يراه إلا من يُعدّه: المسؤولون عن المعطيات في الهيئة المالكة ومسيّرو المنصة.',
    fr: 'Ce qui n’est pas encore publié n’est vu que de ceux qui le préparent : responsables de données de l’organisation à qui cela appartient et administrateurs.',
    en: 'What is not published yet is seen only by those who prepare it: the data officers of its owner and administrators.',
  },
  conditions: {
    published: {
      sentence: {
        ar: 'أن تكون مجموعة البيانات منشورة',
        fr: 'que le jeu de données soit publié',
        en: 'the data set must be published',
      },
      remedy: byPublication,
    },
  },
  obligations: {},
  evaluate({ roles, resource }) {
    // A registered system is judged by what it may answer, not as data.
    if (!resource || resource.kind === 'catalogue' || resource.kind === 'system') return 'silent'
    if (resource.published === true) return 'silent'
    const isOfficer = roles.includes('data-officer') && resource.owner !== undefined
    const prepares = isOfficer || roles.includes('administrator')
    return prepares ? 'silent' : { deny: true, missing: [{ condition: 'published' }], conceal: true }
  },
}
