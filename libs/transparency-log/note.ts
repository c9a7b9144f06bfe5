import { decodeBase64, encodeBase64 } from './base64.ts'
import { type NoteSigner, verifyEd25519 } from './ed25519.ts'
import { isKeyName, SIGNATURE_TYPES, type VerifierKey } from './verifier-key.ts'

/** Notes are short. The bounds are those of Go's sumdb/note, and above what C2SP asks to accept (16 signatures). */
const MAX_NOTE_BYTES = 1_000_000
const MAX_SIGNATURES = 100

const KEY_ID_SIZE = 4

export type NoteSignature = {
  readonly name: string
  readonly keyId: number
  readonly signature: Uint8Array
}

/** A note as it reads, nothing verified. */
export type Note = {
  /** Ends with a newline; this is what is signed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/**
 * Why a note was refused: it is not a note, no key of the verifier signed it, or a signature under the name and ID of
 * one of these keys is not that key's.
 */
export class NoteError extends Error {
  readonly reason: 'malformed' | 'unknown-keys' | 'bad-signature'

  constructor(reason: NoteError['reason'], message: string) {
    super(message)
    this.name = 'NoteError'
    this.reason = reason
  }
}

/** Signs a text, which must end with a newline, and returns the note (C2SP signed-note). */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!isNoteText(text)) throw new RangeError('a note is well-formed text that ends with a newline, without controls')
  if (signers.length === 0) throw new RangeError('a note has at least one signature')
  const message = new TextEncoder().encode(text)
  const lines = signers.map(({ name, keyId, sign }) => {
    const signature = sign(message)
    const bytes = new Uint8Array(KEY_ID_SIZE + signature.length)
    new DataView(bytes.buffer).setUint32(0, keyId)
    bytes.set(signature, KEY_ID_SIZE)
    return `— ${name} ${encodeBase64(bytes)}\n`
  })
  return `${text}\n${lines.join('')}`
}

/**
 * Reads a note without verifying it: its text says nothing yet. Use {@link openNote} wherever a key is at hand.
 * @throws NoteError `malformed`.
 */
export function parseNote(note: string): Note {
  if (note.length > MAX_NOTE_BYTES) throw new NoteError('malformed', 'the note is too long')
  if (!isNoteText(note)) throw new NoteError('malformed', 'not well-formed text that ends with a newline')
  const blankLine = note.lastIndexOf('\n\n')
  if (blankLine < 0) throw new NoteError('malformed', 'no blank line before the signatures')
  const lines = note.slice(blankLine + 2, -1).split('\n')
  if (lines.length > MAX_SIGNATURES) throw new NoteError('malformed', 'too many signatures')
  return { text: note.slice(0, blankLine + 1), signatures: lines.map(parseSignatureLine) }
}

/**
 * Reads a note and verifies it: signatures of unknown keys are ignored, one bad signature of a known key refuses the
 * note, and at least one key must have signed. Only Ed25519 keys (type 0x01) verify; others count as unknown.
 * @returns the note and the keys that signed it.
 * @throws NoteError with the reason.
 */
export function openNote(
  note: string,
  keys: readonly VerifierKey[],
): Note & { readonly signedBy: readonly VerifierKey[] } {
  const { text, signatures } = parseNote(note)
  const message = new TextEncoder().encode(text)
  const signedBy = new Set<VerifierKey>()
  for (const { name, keyId, signature } of signatures) {
    const known = keys.filter((key) => key.name === name && key.keyId === keyId && key.type === SIGNATURE_TYPES.ed25519)
    if (known.length === 0) continue
    const signer = known.find((key) => verifyEd25519(signature, message, key.publicKey))
    if (!signer) throw new NoteError('bad-signature', `the signature of ${name} is not its key's`)
    signedBy.add(signer)
  }
  if (signedBy.size === 0) throw new NoteError('unknown-keys', 'signed by no known key')
  return { text, signatures, signedBy: [...signedBy] }
}

function parseSignatureLine(line: string): NoteSignature {
  const [dash, name, text, ...more] = line.split(' ')
  const bytes = decodeBase64(text ?? '')
  if (dash !== '—' || !name || !isKeyName(name) || more.length > 0 || !bytes || bytes.length <= KEY_ID_SIZE) {
    throw new NoteError('malformed', 'a signature line is an em dash, a key name and base64')
  }
  return { name, keyId: new DataView(bytes.buffer).getUint32(0), signature: bytes.slice(KEY_ID_SIZE) }
}

function isNoteText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the format forbids.
  return text.endsWith('\n') && text.isWellFormed() && !/[\x00-\x09\x0b-\x1f]/.test(text)
}
