import { viewOf } from '../../kernel/database.ts'
import { Digest } from '../../kernel/identifier.ts'
import type { Decider, ResourceFacts } from '../../kernel/ports/decider.ts'
import type { ImpactSource } from '../../kernel/ports/impact.ts'
import { anonymous } from '../../kernel/principal.ts'
import { readVersionFiles } from './catalogue-store.ts'
import type { DatasetTables } from './tables.ts'

/** The documents of a data set that everybody finds by searching. */
export const impactSource: ImpactSource = {
  async preview({ db, now, decider, dataSet }) {
    const version = Digest.safeParse(dataSet?.before.data?.[0]?.version)
    if (!dataSet || !version.success) return []
    const documents = (await readVersionFiles(viewOf<DatasetTables>(db), version.data)).length
    const found = (facts: ResourceFacts) => (everybodySearches(decider, facts, now) ? documents : 0)
    return [{ what: 'documents', before: found(dataSet.before), after: found(dataSet.after), examples: [] }]
  },
}

function everybodySearches(decider: Decider, resource: ResourceFacts, at: Date): boolean {
  const asked = { operation: 'knowledge.search', permission: 'knowledge:search', channel: 'page' } as const
  return decider.decide({ ...asked, principal: anonymous, at, resource }).effect === 'allow'
}
