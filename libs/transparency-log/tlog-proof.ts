import { decodeBase64, encodeBase64 } from './base64.ts'
import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import { HASH_SIZE } from './hashing.ts'
import { isSize, parseSize } from './size.ts'
import type { VerifierKey } from './verifier-key.ts'
import { verifyInclusion } from './verify-inclusion.ts'

const HEADER = 'c2sp.org/tlog-proof@v1'

/** Bounds what a hostile file makes us split. */
const MAX_PROOF_LENGTH = 2_000_000

/** A tree of 2^53 leaves has paths of 53 hashes. */
const MAX_HASHES = 53

/** A proof that an entry is in a log, complete in itself (C2SP tlog-proof, file extension `.tlog-proof`). */
export type TlogProof = {
  /** Not covered by any signature. */
  readonly extra?: Uint8Array
  readonly index: number
  /** From the leaf's sibling up to the root's child. */
  readonly hashes: readonly Uint8Array[]
  /** The signed note, as the log issued it. */
  readonly checkpoint: string
}

/** The path of a proof does not lead from the leaf to the root of its checkpoint. */
export class NotIncludedError extends Error {
  override readonly name = 'NotIncludedError'
}

/** The text of a proof file. */
export function encodeTlogProof({ extra, index, hashes, checkpoint }: TlogProof): string {
  if (!isSize(index)) throw new RangeError(`${index} is not an index`)
  const lines = [HEADER]
  if (extra && extra.length > 0) lines.push(`extra ${encodeBase64(extra)}`)
  lines.push(`index ${index}`, ...hashes.map(encodeBase64), '', checkpoint)
  return lines.join('\n')
}

/**
 * Reads a proof file without verifying it; `undefined` when it does not follow the format to the letter. The checkpoint
 * is whatever stands after the blank line: {@link verifyTlogProof} reads it.
 */
export function parseTlogProof(text: string): TlogProof | undefined {
  if (text.length > MAX_PROOF_LENGTH) return undefined
  const blankLine = text.indexOf('\n\n')
  if (blankLine < 0) return undefined
  const lines = text.slice(0, blankLine).split('\n')
  if (lines.shift() !== HEADER) return undefined

  let extra: Uint8Array | undefined
  if (lines[0]?.startsWith('extra ')) {
    extra = decodeBase64(lines.shift()!.slice('extra '.length))
    if (!extra || extra.length === 0) return undefined
  }
  const indexLine = lines.shift()
  const index = indexLine?.startsWith('index ') ? parseSize(indexLine.slice('index '.length)) : undefined
  if (index === undefined || lines.length > MAX_HASHES) return undefined
  const hashes: Uint8Array[] = []
  for (const line of lines) {
    const hash = decodeBase64(line)
    if (hash?.length !== HASH_SIZE) return undefined
    hashes.push(hash)
  }
  return { ...(extra && { extra }), index, hashes, checkpoint: text.slice(blankLine + 2) }
}

/**
 * Verifies that the leaf is in the log: the checkpoint is signed by one of the keys under its own origin, and the path
 * leads from the leaf to its root. Cosignatures are ignored as signatures of unknown keys are.
 *
 * @returns the checkpoint the leaf is proved under; the caller decides whether its origin is the log it wants.
 * @throws NoteError when the checkpoint is refused, NotIncludedError when the path does not fit.
 */
export function verifyTlogProof(proof: TlogProof, leafHash: Uint8Array, keys: readonly VerifierKey[]): Checkpoint {
  const checkpoint = openCheckpoint(proof.checkpoint, keys)
  const { size, root } = checkpoint
  if (!verifyInclusion({ index: proof.index, size, leafHash, proof: proof.hashes, root })) {
    throw new NotIncludedError(`the path does not lead from the leaf to the root of size ${size}`)
  }
  return checkpoint
}
