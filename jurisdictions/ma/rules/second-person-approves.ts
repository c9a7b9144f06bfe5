import type { Rule } from '../../../src/modules/policy/index.ts'
import { byAnotherPerson } from '../remedies.ts'

export const secondPersonApproves: Rule = {
  id: 'ma.second-person-approves',
  permissions: ['programmes:approve'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'من اقترح شيئا يُسجل عن البرنامج لا يبت فيه: يعتمده أو يرفضه شخص غيره.',
    fr: 'Qui a proposé une fiche du programme n’en décide pas : une autre personne l’approuve ou la refuse.',
    en: 'Whoever proposed a record of the programme does not decide on it: another person approves or refuses it.',
  },
  conditions: {
    'another-person': {
      sentence: {
        ar: 'أن يبت فيه شخص غير الذي اقترحه',
        fr: 'la décision d’une autre personne que l’auteur de la proposition',
        en: 'a decision by another person than the one who proposed it',
      },
      remedy: byAnotherPerson,
    },
  },
  obligations: {},
  // The sample comes with the software, where people wrote and reviewed it: two programs stand for them at the start.
  evaluate({ principal, holder, resource, channel }) {
    if (!resource) return { allow: true }
    const isPerson = principal.kind === 'person' || (principal.kind === 'service' && channel === 'start')
    // A key is its holder's: whoever proposed with one does not decide themselves.
    const isAnother = holder !== null && resource.author !== undefined && holder !== resource.author
    return isPerson && isAnother ? { allow: true } : { deny: true, missing: [{ condition: 'another-person' }] }
  },
}
