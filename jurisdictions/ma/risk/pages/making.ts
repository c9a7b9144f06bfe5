import type { RiskPage } from '../../../../src/kernel/ports/risk-questionnaire.ts'
import { officialLanguages, ofPlatform } from '../citations.ts'
import { no, noneOfThese, option, yes } from '../option.ts'

export const making: RiskPage = {
  id: 'making',
  title: {
    ar: 'كيف يعمل النظام ولمن يتكلم',
    fr: 'Comment il marche et quelles langues il parle',
    en: 'How it works and which languages it speaks',
  },
  questions: [
    {
      id: 'method',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'كيف يصنع النظام ما يقوله؟',
        fr: 'Comment le système produit-il ce qu’il dit ?',
        en: 'How does the system make what it says?',
      },
      citation: ofPlatform,
      options: [
        option(
          'quotes',
          0,
          'يقتبس جملا من المصادر كما هي',
          'Il cite des phrases des sources telles quelles',
          'It quotes sentences of the sources as they stand',
        ),
        option('rules', 0, 'يطبق قواعد مكتوبة', 'Il applique des règles écrites', 'It applies written rules'),
        option(
          'statistics',
          1,
          'نموذج إحصائي يصنف أو يرتب',
          'Un modèle statistique qui classe ou ordonne',
          'A statistical model that classifies or ranks',
        ),
        option(
          'writes',
          3,
          'نموذج لغوي يكتب نصا من عنده',
          'Un modèle de langue qui rédige lui-même',
          'A language model that writes text of its own',
        ),
      ],
    },
    {
      id: 'explained',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'هل يمكن أن يُقال، لكل جواب، لماذا كان كذلك؟',
        fr: 'Peut-on dire, pour chaque réponse, pourquoi elle est telle ?',
        en: 'Can one say of each answer why it is as it is?',
      },
      citation: ofPlatform,
      options: [
        option('yes', 0, 'نعم', 'Oui', 'Yes'),
        option('partly', 1, 'في بعض الأجوبة', 'De certaines', 'Of some'),
        option('no', 3, 'لا', 'Non', 'No'),
      ],
    },
    {
      id: 'learns',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'هل يتغير النظام من تلقاء نفسه بعد الموافقة عليه؟',
        fr: 'Le système change-t-il de lui-même après son approbation ?',
        en: 'Does the system change by itself after it was approved?',
      },
      citation: ofPlatform,
      options: [yes(3), no(0)],
    },
    {
      id: 'supplier',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'هل تستطيع الهيئة أن تفحص النظام وتغير مورده؟',
        fr: 'L’organisation peut-elle examiner le système et changer de fournisseur ?',
        en: 'Can the organisation examine the system and change its supplier?',
      },
      citation: ofPlatform,
      options: [
        option(
          'open',
          0,
          'نعم، شفرته المصدرية مفتوحة أو من صنعها',
          'Oui, le code est ouvert ou de sa main',
          'Yes, its code is open or its own',
        ),
        option('by-contract', 1, 'نعم، بمقتضى العقد', 'Oui, par contrat', 'Yes, by contract'),
        option('no', 3, 'لا', 'Non', 'No'),
      ],
    },
    {
      id: 'languages-missing',
      kind: 'risk',
      choose: 'many',
      sentence: {
        ar: 'أي هذه اللغات، مما يتكلمه جمهوره، لا يخدمها النظام؟',
        fr: 'Lesquelles de ces langues, parlées par son public, ne sert-il pas ?',
        en: 'Which of these languages that its public speaks does it not serve?',
      },
      citation: officialLanguages,
      options: [
        option('ar', 2, 'العربية', 'L’arabe', 'Arabic'),
        option('zgh', 2, 'الأمازيغية', 'L’amazighe', 'Tamazight'),
        option('ary', 1, 'الدارجة', 'La darija', 'Darija'),
        noneOfThese,
      ],
    },
    {
      id: 'channels',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'كيف يصل الناس إلى النظام؟',
        fr: 'Comment accède-t-on au système ?',
        en: 'How do people reach the system?',
      },
      citation: ofPlatform,
      options: [
        option(
          'with-people',
          0,
          'بالإنترنت، وفي شباك أو بالهاتف مع موظف',
          'En ligne, et au guichet ou au téléphone avec un agent',
          'Online, and at a desk or by telephone with an officer',
        ),
        option('online-only', 2, 'بالإنترنت فقط', 'En ligne seulement', 'Online only'),
      ],
    },
  ],
}
