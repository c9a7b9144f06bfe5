import type { RiskOption, RiskPage } from '../../../../src/kernel/ports/risk-questionnaire.ts'
import { ofPlatform } from '../citations.ts'
import { option } from '../option.ts'

const gravity: readonly RiskOption[] = [
  option('none', 0, 'لا أثر يُذكر', 'Presque rien', 'Next to nothing'),
  option('slight', 1, 'أثر خفيف', 'Un effet léger', 'Something slight'),
  option('serious', 3, 'أثر كبير', 'Un effet sérieux', 'Something serious'),
  option('grave', 4, 'أثر خطير', 'Un effet grave', 'Something grave'),
]

export const consequences: RiskPage = {
  id: 'consequences',
  title: { ar: 'عواقب الخطأ', fr: 'Les conséquences d’une erreur', en: 'The consequences of an error' },
  questions: [
    {
      id: 'rights',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'إذا أخطأ النظام، فما أثر ذلك على حقوق الناس وحرياتهم وعلى المساواة بينهم؟',
        fr: 'Si le système se trompe, quel effet sur les droits et libertés des gens, et sur l’égalité entre eux ?',
        en: 'When the system is wrong, what does it do to people’s rights and freedoms, and to equality between them?',
      },
      citation: ofPlatform,
      options: gravity,
    },
    {
      id: 'life',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'وما أثره على صحتهم أو رزقهم أو مسكنهم أو دراستهم؟',
        fr: 'Et sur leur santé, leurs revenus, leur logement ou leurs études ?',
        en: 'And to their health, their livelihood, their housing or their studies?',
      },
      citation: ofPlatform,
      options: gravity,
    },
    {
      id: 'reversible',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'كم يلزم من الوقت لإصلاح ما أفسده الخطأ؟',
        fr: 'Combien de temps faut-il pour réparer l’erreur ?',
        en: 'How long does it take to undo the error?',
      },
      citation: ofPlatform,
      options: [
        option(
          'at-once',
          0,
          'يُصلح في الحال، أو لا شيء يُصلح',
          'Aussitôt, ou il n’y a rien à réparer',
          'At once, or there is nothing to undo',
        ),
        option('weeks', 1, 'أسابيع', 'Des semaines', 'Weeks'),
        option('months', 3, 'شهور أو سنوات', 'Des mois ou des années', 'Months or years'),
        option('never', 4, 'لا يُصلح', 'Elle ne se répare pas', 'It cannot be undone'),
      ],
    },
    {
      id: 'noticed',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'هل يستطيع من يعنيه الأمر أن ينتبه إلى الخطأ؟',
        fr: 'La personne concernée peut-elle s’apercevoir de l’erreur ?',
        en: 'Can the person concerned notice the error?',
      },
      citation: ofPlatform,
      options: [
        option(
          'easily',
          0,
          'نعم، المصدر معروض عليه',
          'Oui, la source est sous ses yeux',
          'Yes, the source is before them',
        ),
        option(
          'with-help',
          1,
          'بمساعدة من له خبرة',
          'Avec l’aide de quelqu’un du métier',
          'With the help of somebody who knows',
        ),
        option('hardly', 2, 'لا يكاد', 'À peine', 'Hardly'),
      ],
    },
  ],
}
