import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { digestOfText } from '../../kernel/identifier.ts'
import type { PackReference } from '../../kernel/ports/decider.ts'
import type { RulePack } from './rule.ts'

/** A pack with the reference that decisions carry. */
export type PackInForce = RulePack & { readonly reference: PackReference }

/**
 * Puts a pack in force. Its digest covers everything the pack states: version, lists, identifiers, permissions,
 * citations, sentences, remedies, and the source text of each rule's function as it runs here.
 *
 * @throws RangeError when two rules have one id, or a rule's id does not begin with its pack's.
 */
export function putInForce(pack: RulePack): PackInForce {
  const ids = new Set<string>()
  for (const { id } of pack.rules) {
    if (ids.has(id)) throw new RangeError(`two rules are called ${id}`)
    if (!id.startsWith(`${pack.id}.`)) throw new RangeError(`rule ${id} is not named after its pack, ${pack.id}`)
    ids.add(id)
  }
  return { ...pack, reference: { id: pack.id, version: pack.version, digest: digestOfText(statementOf(pack)) } }
}

/** Everything a pack states, as canonical JSON: the text that its digest is of. */
export function statementOf(pack: RulePack | PackInForce): string {
  const { rules, reference: _, ...said } = { reference: undefined, ...pack }
  const stated = rules.map(({ evaluate, ...rule }) => ({ ...rule, evaluate: evaluate.toString() }))
  return canonicalJson({ ...said, rules: stated })
}
