import type { Rule } from '../../../src/modules/policy/index.ts'

export const workerIndexes: Rule = {
  id: 'ma.worker-indexes',
  permissions: ['knowledge:index', 'platform:collect', 'programmes:recheck', 'evaluation:work', 'register:watch'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يفهرس الوثائق، ولا يشغّل التقييم، ولا يتتبع حال الأنظمة، ولا يزيل ما لم يعد شيء يشير إليه، إلا برنامج المنصة المكلف بالأشغال المؤجلة.',
    fr: 'Seul le programme de la plateforme chargé des tâches différées indexe les documents, exécute les évaluations, suit l’état des systèmes et retire ce que plus rien ne désigne.',
    en: 'Only the platform’s own worker indexes documents, carries out evaluations, follows the state of systems and removes what nothing refers to any more.',
  },
  conditions: {
    worker: {
      sentence: {
        ar: 'أن ينفذها برنامج الأشغال المؤجلة',
        fr: 'une exécution par le programme des tâches différées',
        en: 'to be carried out by the worker',
      },
    },
  },
  obligations: {},
  evaluate({ principal, channel }) {
    return principal.kind === 'service' && channel === 'worker'
      ? { allow: true }
      : { deny: true, missing: [{ condition: 'worker' }] }
  },
}
