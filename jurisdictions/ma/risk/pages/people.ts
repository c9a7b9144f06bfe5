import type { RiskPage } from '../../../../src/kernel/ports/risk-questionnaire.ts'
import { disability, ofPlatform } from '../citations.ts'
import { noneOfThese, option } from '../option.ts'

export const people: RiskPage = {
  id: 'people',
  title: { ar: 'الناس المعنيون', fr: 'Les personnes concernées', en: 'The people concerned' },
  questions: [
    {
      id: 'how-many',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'كم شخصا يمسه النظام في السنة؟',
        fr: 'Combien de personnes le système concerne-t-il par an ?',
        en: 'How many people does the system concern in a year?',
      },
      help: {
        ar: 'من يسألونه، ومن يُقرر في شأنهم بناء عليه. إذا لم تعرف فاختر الأكثر.',
        fr: 'Ceux qui l’interrogent et ceux dont le cas est décidé d’après lui. Dans le doute, le plus grand nombre.',
        en: 'Those who ask it, and those whose case is decided by it. When in doubt, choose the larger number.',
      },
      citation: ofPlatform,
      options: [
        option('hundreds', 0, 'أقل من 1.000', 'Moins de 1.000', 'Fewer than 1,000'),
        option('thousands', 1, 'من 1.000 إلى 50.000', 'De 1.000 à 50.000', 'From 1,000 to 50,000'),
        option('many-thousands', 2, 'من 50.000 إلى مليون', 'De 50.000 à un million', 'From 50,000 to a million'),
        option('millions', 3, 'أكثر من مليون', 'Plus d’un million', 'More than a million'),
      ],
    },
    {
      id: 'vulnerable',
      kind: 'risk',
      choose: 'many',
      sentence: {
        ar: 'هل يتوجه النظام خصوصا إلى إحدى هذه الفئات، أو يقع أثره عليها أكثر من غيرها؟',
        fr: 'Le système s’adresse-t-il surtout à l’un de ces groupes, ou le touche-t-il plus que les autres ?',
        en: 'Is the system mainly for one of these groups, or does it touch them more than others?',
      },
      citation: disability,
      options: [
        option('children', 1, 'الأطفال', 'Les enfants', 'Children'),
        option(
          'disabled',
          1,
          'الأشخاص في وضعية إعاقة',
          'Les personnes en situation de handicap',
          'People with disabilities',
        ),
        option(
          'not-reading',
          1,
          'من لا يقرأ أو لا يكتب',
          'Les personnes qui ne lisent ou n’écrivent pas',
          'People who do not read or write',
        ),
        option(
          'poor',
          1,
          'المستفيدون من الدعم الاجتماعي، ومن لا دخل لهم',
          'Les bénéficiaires d’aides sociales, les personnes sans revenu',
          'People on social support or without income',
        ),
        option('ill-or-old', 1, 'المرضى والمسنون', 'Les malades et les personnes âgées', 'The ill and the old'),
        option('foreigners', 1, 'المهاجرون واللاجئون', 'Les migrants et les réfugiés', 'Migrants and refugees'),
        noneOfThese,
      ],
    },
    {
      id: 'rural',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'هل يعتمد على النظام سكان القرى أو المناطق ضعيفة الربط بالإنترنت؟',
        fr: 'Des ruraux, ou des gens mal reliés à l’internet, dépendent-ils du système ?',
        en: 'Do rural people, or people with poor connections, depend on the system?',
      },
      citation: ofPlatform,
      options: [
        option('no', 0, 'لا', 'Non', 'No'),
        option('partly', 1, 'بعضهم', 'En partie', 'Some'),
        option(
          'mainly',
          2,
          'هم أغلب من يعتمد عليه',
          'Ils en sont les principaux usagers',
          'They are most of those who do',
        ),
      ],
    },
    {
      id: 'without-it',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'هل يمكن أن يُخدم الإنسان من دون هذا النظام؟',
        fr: 'Peut-on être servi sans ce système ?',
        en: 'Can one be served without this system?',
      },
      citation: ofPlatform,
      options: [
        option(
          'as-well',
          0,
          'نعم، بالجودة نفسها وفي الوقت نفسه',
          'Oui, aussi bien et aussi vite',
          'Yes, as well and as soon',
        ),
        option(
          'less-well',
          1,
          'نعم، لكن بعد انتظار أو تنقل',
          'Oui, mais en attendant ou en se déplaçant',
          'Yes, with waiting or travelling',
        ),
        option('not', 3, 'لا', 'Non', 'No'),
      ],
    },
  ],
}
