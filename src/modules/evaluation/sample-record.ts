import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { Frontier, leafHash } from '../../../libs/transparency-log/index.ts'
import type { Scores } from './scorers/scorer.ts'

/** What a result commits to of a sample: which item, what was scored, and the digest of what the system gave. */
export type SampleRecord = {
  readonly item: string
  readonly state: 'done' | 'error'
  readonly scores: Scores
  /** Null where the system gave nothing. */
  readonly output: string | null
}

/** The leaf (RFC 6962 section 2.1) of a sample's record, in canonical JSON. */
export function recordHash({ item, state, scores, output }: SampleRecord): Buffer {
  return Buffer.from(leafHash(Buffer.from(canonicalJson({ item, state, scores, output }), 'utf8')))
}

/** The Merkle tree hash (RFC 9162 section 2.1.1) over leaves in their order, in hexadecimal digits. */
export function rootOf(leaves: Iterable<Uint8Array>): string {
  const tree = new Frontier()
  for (const leaf of leaves) tree.append(leaf)
  return Buffer.from(tree.root()).toString('hex')
}
