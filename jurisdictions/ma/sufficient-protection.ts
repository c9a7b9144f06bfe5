import type { StatedList } from '../../src/modules/policy/index.ts'

/**
 * States with sufficient protection for personal data (Law 09-08, art. 43). The CNDP's list is known by its number and was
 * revised since; the revision was not found, so no State is listed, and a transfer needs a ground of article 44.
 */
export const sufficientProtection: StatedList = {
  id: 'ma.sufficient-protection',
  citation: { law: '09-08', article: null, status: 'unverified' },
  title: {
    ar: 'الدول التي تكفل حماية كافية للمعطيات ذات الطابع الشخصي',
    fr: 'États assurant une protection suffisante des données personnelles',
    en: 'States with sufficient protection of personal data',
  },
  note: {
    ar: 'مداولة اللجنة الوطنية رقم \u200e465-2013\u200e عُدلت ولم يُعثر على نصها المعدل؛ فلا تُذكر هنا أي دولة إلى أن يُتحقق منه.',
    fr: 'La délibération 465-2013 de la CNDP a été révisée et sa révision n’a pas été trouvée ; aucun État n’est listé avant sa vérification.',
    en: 'Deliberation 465-2013 of the CNDP was revised and its revision was not found; no State is listed until it has been checked.',
  },
  entries: [],
}
