import type { Decider, DecisionQuestion, ResourceFacts } from '../../kernel/ports/decider.ts'

type Asker = Pick<DecisionQuestion, 'principal' | 'channel' | 'permit'> & {
  readonly decider: Decider
  readonly now: Date
}

/**
 * Whether the rules let a call do with one thing what it was allowed to do with the catalogue as a whole. For operations
 * that go through many things: what the rules keep back is passed over, like what the clearance does not cover.
 */
export function rulesAllow(
  { decider, principal, channel, permit, now }: Asker,
  { id, permission }: { readonly id: string; readonly permission: string },
): (resource: ResourceFacts) => boolean {
  return (resource) =>
    decider.decide({
      operation: id,
      permission,
      principal,
      channel,
      at: now,
      resource,
      ...(permit !== undefined && { permit }),
    }).effect === 'allow'
}
