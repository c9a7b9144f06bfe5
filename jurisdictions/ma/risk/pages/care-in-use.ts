import type { RiskPage } from '../../../../src/kernel/ports/risk-questionnaire.ts'
import { accessToInformation, officialLanguages, ofPlatform, rightsOfPersons } from '../citations.ts'
import { no, option, yes } from '../option.ts'

const holdsPersonalData = [{ question: 'personal-data', anyOf: ['personal', 'sensitive'] }]

export const careInUse: RiskPage = {
  id: 'care-in-use',
  title: { ar: 'ما يُفعل لضبط النظام', fr: 'Ce qui tient le système', en: 'What keeps the system in check' },
  questions: [
    {
      id: 'tested-by-language',
      kind: 'mitigation',
      choose: 'one',
      sentence: {
        ar: 'هل اختُبر النظام في كل لغة يُسأل بها، ونُشرت نتيجة كل لغة؟',
        fr: 'Le système a-t-il été éprouvé dans chaque langue où on l’interroge, avec un résultat publié par langue ?',
        en: 'Was the system tested in each language that it is asked in, with a published result for each?',
      },
      citation: officialLanguages,
      options: [
        option('each', 3, 'كل لغة، ومنها الدارجة', 'Chaque langue, darija comprise', 'Each language, with Darija'),
        option('some', 1, 'بعض اللغات', 'Certaines langues', 'Some languages'),
        option('no', 0, 'لا', 'Non', 'No'),
      ],
    },
    {
      id: 'reviewed',
      kind: 'mitigation',
      choose: 'one',
      sentence: {
        ar: 'هل أبدى خبير من خارج المشروع رأيه، ونُشر الرأي أو ملخصه؟',
        fr: 'Un expert extérieur au projet a-t-il donné un avis, publié ou résumé ?',
        en: 'Did an expert from outside the project review it, and was the review or a summary published?',
      },
      citation: ofPlatform,
      options: [yes(2), no(0)],
    },
    {
      id: 'consulted',
      kind: 'mitigation',
      choose: 'one',
      sentence: {
        ar: 'هل استُشير من سيستعمله: مرتفقون وموظفون وجمعيات؟',
        fr: 'A-t-on consulté ceux qui l’emploieront : usagers, agents, associations ?',
        en: 'Were those consulted who will use it: people, officers, associations?',
      },
      citation: ofPlatform,
      options: [
        option(
          'outside',
          2,
          'نعم، ومنهم أشخاص من خارج الإدارة',
          'Oui, y compris hors de l’administration',
          'Yes, also outside the administration',
        ),
        option('inside', 1, 'موظفون فقط', 'Seulement des agents', 'Officers only'),
        option('no', 0, 'لا', 'Non', 'No'),
      ],
    },
    {
      id: 'stopping',
      kind: 'mitigation',
      choose: 'one',
      sentence: {
        ar: 'هل عُيّن من يوقف النظام عند الخلل، وجُرب الإيقاف؟',
        fr: 'Est-il désigné qui arrête le système en cas de défaut, et l’arrêt a-t-il été essayé ?',
        en: 'Is it settled who stops the system when something is wrong, and was stopping tried?',
      },
      citation: ofPlatform,
      options: [
        option('tried', 2, 'عُيّن وجُرب', 'Désigné et essayé', 'Settled and tried'),
        option('named', 1, 'عُيّن فقط', 'Désigné seulement', 'Settled only'),
        option('no', 0, 'لا', 'Non', 'No'),
      ],
    },
    {
      id: 'published',
      kind: 'mitigation',
      choose: 'one',
      sentence: {
        ar: 'هل تُنشر للعموم مصادره ونتائج اختباراته وعدد ما امتنع عنه وما اعتُرض عليه؟',
        fr: 'Ses sources, ses résultats d’épreuves, ses abstentions et les contestations sont-ils publics ?',
        en: 'Are its sources, its test results, its abstentions and the contests public?',
      },
      citation: accessToInformation,
      options: [yes(2), no(0)],
    },
    {
      id: 'minimised',
      kind: 'mitigation',
      choose: 'one',
      sentence: {
        ar: 'هل تُخفى المعطيات الشخصية التي لا حاجة إليها، وتُمحى بعد أجل معلن؟',
        fr: 'Les données personnelles inutiles sont-elles masquées, et effacées après un délai annoncé ?',
        en: 'Are personal data that are not needed masked, and deleted after a stated time?',
      },
      citation: rightsOfPersons,
      askedIf: [{ question: 'personal-data', anyOf: ['typed', 'personal', 'sensitive'] }],
      options: [yes(2), no(0)],
    },
    {
      id: 'rights-served',
      kind: 'mitigation',
      choose: 'one',
      sentence: {
        ar: 'هل يستطيع صاحب المعطيات أن يطلع عليها ويصححها ويتعرض على معالجتها؟',
        fr: 'La personne peut-elle accéder à ses données, les rectifier et s’opposer à leur traitement ?',
        en: 'Can people see their data, have them corrected and object to their processing?',
      },
      citation: rightsOfPersons,
      askedIf: holdsPersonalData,
      options: [yes(2), no(0)],
    },
  ],
}
