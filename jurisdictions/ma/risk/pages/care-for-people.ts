import type { RiskPage } from '../../../../src/kernel/ports/risk-questionnaire.ts'
import { automatedDecision, disability, ofPlatform, simplification } from '../citations.ts'
import { no, option, yes } from '../option.ts'

export const careForPeople: RiskPage = {
  id: 'care-for-people',
  title: { ar: 'ما يُفعل لحماية الناس', fr: 'Ce qui protège les personnes', en: 'What protects people' },
  questions: [
    {
      id: 'reasons-given',
      kind: 'mitigation',
      choose: 'one',
      sentence: {
        ar: 'هل يتلقى كل شخص، مع الجواب، مصدره أو سببه؟',
        fr: 'Chacun reçoit-il, avec la réponse, sa source ou sa raison ?',
        en: 'Is everybody given the source or the reason together with the answer?',
      },
      citation: ofPlatform,
      options: [yes(2), no(0)],
    },
    {
      id: 'refusal',
      kind: 'mitigation',
      choose: 'one',
      sentence: {
        ar: 'هل يستطيع الإنسان أن يرفض النظام ويُخدم من موظف دون أن يخسر شيئا؟',
        fr: 'Peut-on refuser le système et être servi par un agent sans rien y perdre ?',
        en: 'Can one refuse the system and be served by an officer without losing anything?',
      },
      citation: ofPlatform,
      options: [
        option('yes', 2, 'نعم، وهو معلن', 'Oui, et c’est annoncé', 'Yes, and it is said'),
        option('on-request', 1, 'إذا طلب ذلك', 'Si on le demande', 'When one asks for it'),
        option('no', 0, 'لا', 'Non', 'No'),
      ],
    },
    {
      id: 'human-decision',
      kind: 'mitigation',
      choose: 'one',
      sentence: {
        ar: 'هل يقرأ موظف معروف الصفة كل قرار قبل أن يكون له أثر، ويملك أن يخالف النظام؟',
        fr: 'Un agent désigné lit-il chaque décision avant qu’elle ait effet, avec le pouvoir de s’écarter du système ?',
        en: 'Does a named office read each decision before it takes effect, with the power to depart from the system?',
      },
      citation: automatedDecision,
      askedIf: [{ question: 'automation', anyOf: ['recommends', 'decides-with-review', 'decides'] }],
      options: [
        option('each', 3, 'كل قرار', 'Chaque décision', 'Each decision'),
        option(
          'refusals',
          2,
          'كل رفض، وعينة من الباقي',
          'Chaque refus, et un échantillon du reste',
          'Each refusal, and a sample of the rest',
        ),
        option('no', 0, 'لا', 'Non', 'No'),
      ],
    },
    {
      id: 'appeal',
      kind: 'mitigation',
      choose: 'one',
      sentence: {
        ar: 'هل لمن يعترض أن ينظر في اعتراضه غير من بنى النظام، داخل أجل معلن؟',
        fr: 'Une contestation est-elle examinée, dans un délai annoncé, par d’autres que ceux qui ont fait le système ?',
        en: 'Is a contest looked into, within a stated time, by others than those who built the system?',
      },
      citation: ofPlatform,
      options: [
        option('with-delay', 3, 'نعم، داخل أجل معلن', 'Oui, dans un délai annoncé', 'Yes, within a stated time'),
        option('without-delay', 1, 'نعم، بلا أجل', 'Oui, sans délai annoncé', 'Yes, with no time stated'),
        option('no', 0, 'لا', 'Non', 'No'),
      ],
    },
    {
      id: 'lessons',
      kind: 'mitigation',
      choose: 'one',
      sentence: {
        ar: 'إذا قُبل اعتراض، هل يُصلح ما فات ويصير سؤالا يُختبر به النظام من بعد؟',
        fr: 'Quand une contestation aboutit, répare-t-on le passé et devient-elle une question d’épreuve pour la suite ?',
        en: 'When a contest is upheld, is the past put right, and does it become a question that the system is tested on from then?',
      },
      citation: ofPlatform,
      askedIf: [{ question: 'appeal', anyOf: ['with-delay', 'without-delay'] }],
      options: [yes(2), no(0)],
    },
    {
      id: 'accessible',
      kind: 'mitigation',
      choose: 'one',
      sentence: {
        ar: 'هل جُرب النظام مع أشخاص في وضعية إعاقة ومع من يقرأ بصعوبة؟',
        fr: 'Le système a-t-il été essayé avec des personnes handicapées et des personnes qui lisent avec peine ?',
        en: 'Was the system tried with people with disabilities and with people who read with difficulty?',
      },
      citation: disability,
      options: [
        option('tried', 2, 'نعم، والنتائج منشورة', 'Oui, résultats publiés', 'Yes, with published results'),
        option('checked', 1, 'فُحص بالأدوات فقط', 'Vérifié seulement par des outils', 'Only checked by tools'),
        option('no', 0, 'لا', 'Non', 'No'),
      ],
    },
    {
      id: 'asked-once',
      kind: 'mitigation',
      choose: 'one',
      sentence: {
        ar: 'هل تُعفي المسطرة المرتفق من كل وثيقة توجد لدى إدارة أخرى؟',
        fr: 'La procédure dispense-t-elle l’usager de tout document qu’une autre administration détient ?',
        en: 'Does the procedure spare people every document that another administration has?',
      },
      citation: simplification,
      askedIf: [{ question: 'procedure', anyOf: ['yes'] }],
      options: [yes(1), no(0)],
    },
  ],
}
