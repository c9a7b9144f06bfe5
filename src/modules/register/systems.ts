import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { viewOf } from '../../kernel/database.ts'
import type { Systems } from '../../kernel/ports/systems.ts'
import { standingOf } from './standing.ts'
import { knowStage, type StandingPorts } from './standing-facts.ts'
import { findSystem } from './system-store.ts'
import type { RegisterTables } from './tables.ts'

/** The aliases of registered systems, each asked anew at every call. What cannot be read resolves to nothing: the call fails. */
export function openSystems(ports: StandingPorts): Systems {
  return {
    async find(db, named, stage, now) {
      const system = await findSystem(viewOf<RegisterTables>(db), named)
      if (!system) return undefined
      const { facts } = await knowStage(db, ports, system, stage, now)
      const { missing, document } = standingOf(facts, now)
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
