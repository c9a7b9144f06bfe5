import type { Rule } from '../../../src/modules/policy/index.ts'

export const processedInMorocco: Rule = {
  id: 'ma.processed-in-morocco',
  permissions: [
    'datasets:create',
    'datasets:write',
    'datasets:publish',
    'datasets:read',
    'knowledge:read',
    'knowledge:search',
    'knowledge:index',
    'assistants:ask',
    'programmes:read',
  ],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'تُعالج المعطيات هنا في المغرب؛ فلا تُعالج إلا معطيات يسمح تصنيفها بذلك.',
    fr: 'Ici les données sont traitées au Maroc ; seules le sont celles dont l’étiquette le permet.',
    en: 'Data are processed in Morocco here; only data whose label allows that are processed.',
  },
  conditions: {
    'residency-morocco': {
      sentence: {
        ar: 'تصنيف يسمح بمعالجة المعطيات في المغرب',
        fr: 'une étiquette qui permet le traitement au Maroc',
        en: 'a label that allows processing in Morocco',
      },
    },
  },
  obligations: {},
  evaluate({ resource }) {
    const residency = resource?.label?.residency ?? 'anywhere'
    return residency === 'anywhere' || residency.includes('MA')
      ? 'silent'
      : { deny: true, missing: [{ condition: 'residency-morocco' }] }
  },
}
