import type { RiskQuestionnaire } from '../../../src/kernel/ports/risk-questionnaire.ts'
import { duties } from './duties.ts'
import { careForPeople } from './pages/care-for-people.ts'
import { careInUse } from './pages/care-in-use.ts'
import { consequences } from './pages/consequences.ts'
import { data } from './pages/data.ts'
import { decision } from './pages/decision.ts'
import { making } from './pages/making.ts'
import { people } from './pages/people.ts'

/** What is asked in Morocco before a system answers people. */
export const riskQuestionnaire: RiskQuestionnaire = {
  id: 'ma.risk',
  version: '0.1.0',
  title: { ar: 'استبيان المخاطر', fr: 'Questionnaire des risques', en: 'Risk questionnaire' },
  note: {
    ar: 'أسئلة وأوزان وضعها هذا المشروع، ولم تعتمدها أي سلطة. طريقة الحساب هي طريقة تقييم الأثر الخوارزمي في كندا. ليس رأيا قانونيا.',
    fr: 'Questions et points établis par ce projet ; aucune autorité ne les a adoptés. Le calcul est celui de l’évaluation de l’incidence algorithmique du Canada. Ce n’est pas un avis juridique.',
    en: 'Questions and points of this project, adopted by no authority. The calculation is that of Canada’s Algorithmic Impact Assessment. It is not legal advice.',
  },
  scoring: {
    levelEnds: [25, 50, 75],
    mitigationFrom: 80,
    reduction: 15,
    citation: { law: null, article: null, status: 'platform', url: 'https://github.com/canada-ca/aia-eia-js' },
  },
  pages: [decision, people, consequences, data, making, careForPeople, careInUse],
  levels: [
    {
      level: 1,
      name: { ar: 'مخاطر محدودة', fr: 'Risque limité', en: 'Limited risk' },
      meaning: {
        ar: 'الخطأ لا يكاد يضر أحدا ويُصلح سريعا.',
        fr: 'Une erreur ne nuit presque à personne et se répare vite.',
        en: 'An error harms hardly anybody and is soon undone.',
      },
    },
    {
      level: 2,
      name: { ar: 'مخاطر متوسطة', fr: 'Risque moyen', en: 'Moderate risk' },
      meaning: {
        ar: 'قد يضر الخطأ بعض الناس ضررا يُصلح.',
        fr: 'Une erreur peut causer à certains un tort réparable.',
        en: 'An error may do some people harm that can be undone.',
      },
    },
    {
      level: 3,
      name: { ar: 'مخاطر مرتفعة', fr: 'Risque élevé', en: 'High risk' },
      meaning: {
        ar: 'قد يمس الخطأ حقوق الناس أو رزقهم مسا يصعب إصلاحه.',
        fr: 'Une erreur peut atteindre les droits ou les moyens de vivre des gens, et se réparer avec peine.',
        en: 'An error may touch people’s rights or livelihood, and be hard to undo.',
      },
    },
    {
      level: 4,
      name: { ar: 'مخاطر مرتفعة جدا', fr: 'Risque très élevé', en: 'Very high risk' },
      meaning: {
        ar: 'قد يكون ضرر الخطأ خطيرا وواسعا أو لا رجعة فيه.',
        fr: 'Une erreur peut causer un tort grave, étendu ou irréversible.',
        en: 'An error may do harm that is grave, wide or irreversible.',
      },
    },
  ],
  duties,
}
