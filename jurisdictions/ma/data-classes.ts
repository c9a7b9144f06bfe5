import type { StatedList } from '../../src/modules/policy/index.ts'

/**
 * The classes of data by their sensitivity (Law 05-20, decree 2-21-406), lowest first; the codes are those of labels. The
 * names that the DGSSI uses now were not found: they are data here, so that the official ones can be put in.
 */
export const dataClasses: StatedList = {
  id: 'ma.data-classes',
  citation: { law: '2-21-406', article: null, status: 'unverified' },
  title: {
    ar: 'أصناف المعطيات بحسب حساسيتها',
    fr: 'Classes de données selon leur sensibilité',
    en: 'Classes of data by their sensitivity',
  },
  note: {
    ar: 'أسماء تؤكدها المديرية العامة لأمن نظم المعلومات.',
    fr: 'Noms à confirmer par la DGSSI.',
    en: 'Names to be confirmed by the DGSSI.',
  },
  entries: [
    { code: 'public', names: { ar: 'عمومية', fr: 'publique', en: 'public' } },
    { code: 'internal', names: { ar: 'داخلية', fr: 'interne', en: 'internal' } },
    { code: 'sensitive', names: { ar: 'حساسة', fr: 'sensible', en: 'sensitive' } },
    { code: 'very-sensitive', names: { ar: 'شديدة الحساسية', fr: 'très sensible', en: 'very sensitive' } },
  ],
}
