import { decodeBase64, encodeBase64 } from './base64.ts'
import type { NoteSigner } from './ed25519.ts'
import { HASH_SIZE } from './hashing.ts'
import { NoteError, openNote, signNote } from './note.ts'
import { isSize, parseSize } from './size.ts'
import type { VerifierKey } from './verifier-key.ts'

/** A log's statement of its tree at one moment (C2SP tlog-checkpoint, without extension lines). */
export type Checkpoint = {
  /** Which log speaks. */
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

/** The text that is signed: origin, size and root, a line each. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (origin === '' || origin.includes('\n')) throw new RangeError('an origin is one line, not empty')
  if (!isSize(size)) throw new RangeError(`${size} is not a tree size`)
  if (root.length !== HASH_SIZE) throw new RangeError(`a root has ${HASH_SIZE} bytes`)
  return `${origin}\n${size}\n${encodeBase64(root)}\n`
}

/**
 * Reads the text of a checkpoint; `undefined` when it is not one. Extension lines are allowed by the format and left
 * out here: nothing in this library gives them a meaning.
 */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  if (!text.endsWith('\n')) return undefined
  const lines = text.slice(0, -1).split('\n')
  const [origin, sizeText, rootText] = lines
  if (lines.length < 3 || lines.includes('') || !origin) return undefined
  const size = parseSize(sizeText ?? '')
  const root = decodeBase64(rootText ?? '')
  if (size === undefined || root?.length !== HASH_SIZE) return undefined
  return { origin, size, root }
}

/** Signs a checkpoint. Whoever calls this vouches that it is consistent with every one signed before. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): string {
  return signNote(formatCheckpoint(checkpoint), signers)
}

/**
 * Reads and verifies a checkpoint: one of the keys, named like the checkpoint's origin, must have signed it.
 * @throws NoteError with the reason; `unknown-keys` also when only keys of another name signed.
 */
export function openCheckpoint(note: string, keys: readonly VerifierKey[]): Checkpoint {
  const { text, signedBy } = openNote(note, keys)
  const checkpoint = parseCheckpoint(text)
  if (!checkpoint) throw new NoteError('malformed', 'the note is not a checkpoint')
  if (!signedBy.some((key) => key.name === checkpoint.origin)) {
    throw new NoteError('unknown-keys', `not signed by a known key of ${checkpoint.origin}`)
  }
  return checkpoint
}
