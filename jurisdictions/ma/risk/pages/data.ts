import type { RiskPage } from '../../../../src/kernel/ports/risk-questionnaire.ts'
import {
  classification,
  cloudHosting,
  ofPlatform,
  personalData,
  priorAuthorisation,
  transferAbroad,
} from '../citations.ts'
import { no, option, yes } from '../option.ts'

const holdsPersonalData = [{ question: 'personal-data', anyOf: ['personal', 'sensitive'] }]

export const data: RiskPage = {
  id: 'data',
  title: { ar: 'البيانات ومكانها', fr: 'Les données et leur lieu', en: 'The data and where they are' },
  questions: [
    {
      id: 'personal-data',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'هل يعالج النظام معطيات ذات طابع شخصي؟',
        fr: 'Le système traite-t-il des données à caractère personnel ?',
        en: 'Does the system process personal data?',
      },
      help: {
        ar: 'الحساسة: الصحة والمعطيات الجينية، والأصل العرقي، والآراء السياسية، والمعتقدات، والانتماء النقابي.',
        fr: 'Sensibles : santé et données génétiques, origine raciale ou ethnique, opinions politiques, convictions, appartenance syndicale.',
        en: 'Sensitive: health and genetic data, racial or ethnic origin, political opinions, convictions, union membership.',
      },
      citation: personalData,
      options: [
        option(
          'none',
          0,
          'لا، ولا في ما يُسأل عنه',
          'Non, pas même dans les questions',
          'No, not even in what is asked',
        ),
        option(
          'typed',
          1,
          'قد يكتبها من يسأل فقط، وتُخفى',
          'Seulement si qui pose la question en écrit ; elles sont masquées',
          'Only when whoever asks types them; they are masked',
        ),
        option('personal', 2, 'نعم', 'Oui', 'Yes'),
        option(
          'sensitive',
          4,
          'نعم، ومنها معطيات حساسة',
          'Oui, dont des données sensibles',
          'Yes, with sensitive data among them',
        ),
      ],
    },
    {
      id: 'card-number',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'هل تتضمن رقم البطاقة الوطنية للتعريف؟',
        fr: 'Contiennent-elles le numéro de la carte nationale d’identité ?',
        en: 'Do they contain the number of the national identity card?',
      },
      citation: priorAuthorisation,
      askedIf: holdsPersonalData,
      options: [yes(3), no(0)],
    },
    {
      id: 'other-purpose',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'هل تُستعمل لغرض غير الذي جُمعت له؟',
        fr: 'Servent-elles à une autre fin que celle de leur collecte ?',
        en: 'Are they used for another purpose than the one they were collected for?',
      },
      citation: priorAuthorisation,
      askedIf: holdsPersonalData,
      options: [yes(3), no(0)],
    },
    {
      id: 'joined-files',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'هل تُربط فيه ملفات هيئات لها أغراض مختلفة؟',
        fr: 'Des fichiers d’organismes aux finalités différentes y sont-ils interconnectés ?',
        en: 'Does it join files of bodies that have different purposes?',
      },
      citation: priorAuthorisation,
      askedIf: holdsPersonalData,
      options: [yes(3), no(0)],
    },
    {
      id: 'sent-abroad',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'هل تخرج هذه المعطيات من المغرب، ولو لتُخزن أو ليقرأها نموذج في الخارج؟',
        fr: 'Ces données quittent-elles le Maroc, fût-ce pour être stockées ou lues par un modèle à l’étranger ?',
        en: 'Do these data leave Morocco, even only to be stored or read by a model abroad?',
      },
      citation: transferAbroad,
      askedIf: holdsPersonalData,
      options: [
        option('no', 0, 'لا', 'Non', 'No'),
        option(
          'protected',
          1,
          'نعم، إلى دولة تراها اللجنة الوطنية كافية الحماية',
          'Oui, vers un État que la CNDP juge suffisamment protecteur',
          'Yes, to a State that the CNDP finds sufficiently protective',
        ),
        option('derogation', 3, 'نعم، إلى غيرها', 'Oui, vers un autre', 'Yes, to another'),
      ],
    },
    {
      id: 'data-class',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'ما أعلى صنف حساسية للبيانات التي يقرؤها؟',
        fr: 'Quelle est la classe de sensibilité la plus haute des données qu’il lit ?',
        en: 'What is the highest class of sensitivity of the data it reads?',
      },
      help: {
        ar: 'أسماء الأصناف تؤكدها المديرية العامة لأمن نظم المعلومات.',
        fr: 'Les noms des classes sont à confirmer par la DGSSI.',
        en: 'The names of the classes are to be confirmed by the DGSSI.',
      },
      citation: classification,
      options: [
        option('public', 0, 'عمومية', 'Publique', 'Public'),
        option('internal', 1, 'داخلية', 'Interne', 'Internal'),
        option('sensitive', 3, 'حساسة', 'Sensible', 'Sensitive'),
        option('very-sensitive', 4, 'شديدة الحساسية', 'Très sensible', 'Very sensitive'),
      ],
    },
    {
      id: 'hosting',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'أين يعمل النظام ومن أين يُدار؟',
        fr: 'Où le système tourne-t-il, et d’où est-il administré ?',
        en: 'Where does the system run, and from where is it administered?',
      },
      citation: cloudHosting,
      options: [
        option(
          'own-premises',
          0,
          'في مقرات الهيئة بالمغرب',
          'Dans les locaux de l’organisation, au Maroc',
          'On the organisation’s premises, in Morocco',
        ),
        option(
          'qualified',
          1,
          'لدى مقدم خدمات سحابية مؤهل في المغرب',
          'Chez un prestataire qualifié, au Maroc',
          'At a qualified cloud provider, in Morocco',
        ),
        option(
          'not-qualified',
          2,
          'لدى مقدم غير مؤهل في المغرب',
          'Chez un prestataire non qualifié, au Maroc',
          'At a provider that is not qualified, in Morocco',
        ),
        option(
          'abroad',
          4,
          'في الخارج كله أو بعضه، أو يُدار من الخارج',
          'À l’étranger, en tout ou partie, ou administré de l’étranger',
          'Abroad, in whole or in part, or administered from abroad',
        ),
      ],
    },
    {
      id: 'origin',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'من أين جاءت البيانات التي يجيب منها؟',
        fr: 'D’où viennent les données d’où il répond ?',
        en: 'Where do the data that it answers from come from?',
      },
      citation: ofPlatform,
      options: [
        option(
          'primary',
          0,
          'من الهيئة المسؤولة عنها، بتاريخها',
          'De l’organisme qui en répond, avec leur date',
          'From the body that answers for them, with their date',
        ),
        option(
          'restated',
          1,
          'من وثائق تنقل عنها',
          'De documents qui les reprennent',
          'From documents that restate them',
        ),
        option(
          'unknown',
          3,
          'من الإنترنت عموما، أو لا يُعرف مصدرها كله',
          'De l’internet en général, ou on ne le sait pas de toutes',
          'From the internet at large, or not known of all',
        ),
      ],
    },
  ],
}
