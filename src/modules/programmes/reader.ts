import type { Decider, Site } from '../../kernel/ports/decider.ts'
import type { PermitFacts } from '../../kernel/ports/permits.ts'
import type { Channel, Principal } from '../../kernel/principal.ts'
import type { Reader } from '../knowledge/index.ts'
import { readershipOf, rulesAllow } from '../policy/index.ts'

/** In whose name citations are read: what labels let them read, and of that what the rules let be shown in records. */
export function readerOf(context: {
  readonly principal: Principal
  readonly channel: Channel
  readonly decider: Decider
  readonly now: Date
  readonly site: Site
  readonly permit?: PermitFacts | null
}): Reader {
  const mayUse = rulesAllow(context, { id: 'programmes.read', permission: 'programmes:read' })
  return { readership: readershipOf(context), mayUse }
}
