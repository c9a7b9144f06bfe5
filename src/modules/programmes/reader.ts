import type { Decider } from '../../kernel/ports/decider.ts'
import type { Channel, Principal } from '../../kernel/principal.ts'
import type { Reader } from '../knowledge/index.ts'
import { clearanceOf, rulesAllow } from '../policy/index.ts'

/** In whose name citations are read: what their clearance covers, and of that what the rules let be shown in records. */
export function readerOf(context: {
  readonly principal: Principal
  readonly channel: Channel
  readonly decider: Decider
  readonly now: Date
}): Reader {
  const mayUse = rulesAllow(context, { id: 'programmes.read', permission: 'programmes:read' })
  return { clearance: clearanceOf(context.principal), mayUse }
}
