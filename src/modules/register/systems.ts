import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import type { SystemStandingDocument } from '../../../libs/receipt/index.ts'
import { viewOf } from '../../kernel/database.ts'
import type { Systems } from '../../kernel/ports/systems.ts'
import { type AuditTables, bringIntoLog } from '../audit/index.ts'
import { type StandingFacts, standingOf } from './standing.ts'
import { type KnownStage, knowStage, type StandingPorts } from './standing-facts.ts'
import { findSystem } from './system-store.ts'
import type { RegisterTables } from './tables.ts'

/** The aliases of registered systems, each asked anew at every call. What cannot be read resolves to nothing: the call fails. */
export function openSystems(ports: StandingPorts): Systems {
  return {
    async find(db, named, stage, now) {
      const system = await findSystem(viewOf<RegisterTables>(db), named)
      if (!system) return undefined
      const { facts, results } = await knowStage(db, ports, system, stage, now)
      const { missing, document } = standingOf(facts, now)
      // What it answers by has its place in the log before the answer's decision. A transaction of that decision comes after.
      if (document && !db.isTransaction) await bringIntoLog(viewOf<AuditTables>(db), placesOf(document, facts, results))
      return {
        system: system.id,
        slug: system.slug,
        stage,
        owner: system.owner_id,
        missing,
        version: facts.named && { assistant: facts.named.assistant, digest: facts.named.version },
        evidence: document && canonicalJson(document),
      }
    },
  }
}

/** The decisions to make each plan, result and approval that a standing names. */
function placesOf(
  { duties, approvals }: SystemStandingDocument,
  facts: StandingFacts,
  results: KnownStage['results'],
): readonly number[] {
  const evaluated = results.filter(({ resultDigest }) => duties.some(({ result }) => result === resultDigest))
  const approved = facts.approvals.filter(({ digest }) => approvals.includes(digest))
  return [
    ...evaluated.flatMap(({ decisionIndexes }) => [decisionIndexes.plan, decisionIndexes.result]),
    ...approved.map(({ place }) => place),
  ]
}
