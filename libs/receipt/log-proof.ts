import { failed, passed } from '../offline-check/index.ts'
import {
  type Checkpoint,
  formatKeyId,
  NoteError,
  openNote,
  parseCheckpoint,
  parseNote,
  type TlogProof,
  type VerifierKey,
  verifyInclusion,
} from '../transparency-log/index.ts'
import type { Finding } from './report.ts'

/** The checkpoint that a signed note holds, whoever signed it. */
export function readCheckpoint(note: string): Checkpoint | undefined {
  try {
    return parseCheckpoint(parseNote(note).text)
  } catch {
    return undefined
  }
}

/** The entry with this hash stands at this place under the checkpoint. */
export function inclusion(
  index: number,
  leafHash: Uint8Array,
  proof: TlogProof | undefined,
  checkpoint: Checkpoint | undefined,
): Finding {
  // Extra data is covered by no signature, and a receipt has no use for it.
  if (!proof || proof.extra) return failed('not-a-proof')
  if (!checkpoint) return failed('not-a-checkpoint')
  if (proof.index !== index) return failed('index-differs', { index: proof.index })
  const { size, root } = checkpoint
  if (!verifyInclusion({ index, size, leafHash, proof: proof.hashes, root }))
    return failed('not-included', { index, size })
  return passed({ index, size })
}

/** All proofs stand under one checkpoint, of this log, with the log's signature and no other line to hide things in. */
export function signedCheckpoint(
  [first, ...others]: readonly (TlogProof | undefined)[],
  expected: string,
  trusted: readonly VerifierKey[],
): Finding {
  if (!first || others.includes(undefined)) return failed('not-a-proof')
  const note = first.checkpoint
  if (others.some((proof) => proof?.checkpoint !== note)) return failed('checkpoints-differ')
  const checkpoint = readCheckpoint(note)
  if (!checkpoint) return failed('not-a-checkpoint')
  const { text, signatures } = parseNote(note)
  const [signature, ...more] = signatures
  if (!signature || more.length > 0) return failed('more-than-one-signature')
  if (text.split('\n').length !== 4) return failed('not-a-checkpoint')
  const { origin, size } = checkpoint
  if (origin !== expected || signature.name !== origin) return failed('origin-differs', { origin })
  const detail = { origin, size, keyId: formatKeyId(signature.keyId) }
  try {
    openNote(note, trusted)
    return passed(detail)
  } catch (error) {
    if (error instanceof NoteError && error.reason === 'unknown-keys') {
      return { status: 'untrusted', reason: 'unknown-key', detail }
    }
    return failed('bad-signature', detail)
  }
}
