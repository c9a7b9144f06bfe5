import type { RiskPage } from '../../../../src/kernel/ports/risk-questionnaire.ts'
import { automatedDecision, simplification } from '../citations.ts'
import { no, option, yes } from '../option.ts'

export const decision: RiskPage = {
  id: 'decision',
  title: {
    ar: 'دور النظام في القرار',
    fr: 'Le rôle du système dans la décision',
    en: 'The part of the system in the decision',
  },
  questions: [
    {
      id: 'automation',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'ماذا يُبنى على ما يقوله النظام؟',
        fr: 'Que fait-on de ce que dit le système ?',
        en: 'What is done with what the system says?',
      },
      citation: automatedDecision,
      options: [
        option(
          'informs',
          0,
          'يُخبر: لا يقرر أحد بناء عليه في شأن شخص',
          'Il informe : personne ne décide du cas de quelqu’un d’après lui',
          'It informs: nobody decides on anybody’s case by it',
        ),
        option(
          'recommends',
          2,
          'يقترح، ويقرر إنسان',
          'Il recommande, et une personne décide',
          'It recommends, and a human being decides',
        ),
        option(
          'decides-with-review',
          3,
          'يقرر، ويراجع إنسان',
          'Il décide, et une personne revoit',
          'It decides, and a human being reviews',
        ),
        option('decides', 4, 'يقرر وحده', 'Il décide seul', 'It decides alone'),
      ],
    },
    {
      id: 'legal-effect',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'هل للقرار أثر قانوني على شخص (حق، رخصة، إعانة، غرامة، مراقبة)؟',
        fr: 'La décision a-t-elle un effet juridique sur une personne (droit, autorisation, aide, amende, contrôle) ?',
        en: 'Does the decision have legal effect on a person (a right, a licence, a benefit, a fine, an inspection)?',
      },
      citation: automatedDecision,
      askedIf: [{ question: 'automation', anyOf: ['recommends', 'decides-with-review', 'decides'] }],
      options: [yes(4), no(0)],
    },
    {
      id: 'evaluates-persons',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'هل يقيّم النظام صفات أشخاص: سلوكهم، أو قدرتهم، أو جدارتهم بالثقة؟',
        fr: 'Le système évalue-t-il des traits de personnes : comportement, capacité, fiabilité ?',
        en: 'Does the system evaluate traits of people: behaviour, ability, reliability?',
      },
      citation: automatedDecision,
      options: [yes(3), no(0)],
    },
    {
      id: 'procedure',
      kind: 'risk',
      choose: 'one',
      sentence: {
        ar: 'هل النظام مرحلة من مسطرة إدارية يطلب فيها المرتفق قرارا؟',
        fr: 'Le système est-il une étape d’une procédure où l’usager demande un acte administratif ?',
        en: 'Is the system a step of a procedure in which people ask for an administrative act?',
      },
      help: {
        ar: 'مثل مسطرة مصنفة في البوابة الوطنية للمساطر، لها أجل قانوني.',
        fr: 'Par exemple une procédure du portail national des procédures, qui a un délai légal.',
        en: 'Such as a procedure of the national portal of procedures, which has a legal delay.',
      },
      citation: simplification,
      options: [yes(2), no(0)],
    },
  ],
}
