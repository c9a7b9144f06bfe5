/** A transparency log: RFC 6962/9162 trees, and the C2SP formats for tiles, notes, checkpoints and proofs. */
export { decodeBase64, encodeBase64 } from './base64.ts'
export { type Checkpoint, formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts'
export { type NoteSigner, signerFromSeed, verifierKeyFromSeed } from './ed25519.ts'
export { decodeEntryBundle, encodeEntryBundle, MAX_ENTRY_SIZE } from './entry-bundle.ts'
export { Frontier } from './frontier.ts'
export { hashReaderFromTiles } from './hash-reader.ts'
export { emptyRootHash, HASH_SIZE, leafHash, nodeHash } from './hashing.ts'
export { type Note, NoteError, type NoteSignature, openNote, parseNote, signNote } from './note.ts'
export { consistencyProof, inclusionProof, treeRoot } from './proofs.ts'
export type { ReadHash } from './read-peaks.ts'
export {
  decodeTile,
  encodeTile,
  parseTilePath,
  TILE_HEIGHT,
  TILE_WIDTH,
  type Tile,
  tileNodes,
  tilePath,
  tileRoot,
  tilesBetween,
} from './tiles.ts'
export { encodeTlogProof, NotIncludedError, parseTlogProof, type TlogProof, verifyTlogProof } from './tlog-proof.ts'
export { formatKeyId, formatVerifierKey, parseVerifierKey, SIGNATURE_TYPES, type VerifierKey } from './verifier-key.ts'
export { type ConsistencyClaim, verifyConsistency } from './verify-consistency.ts'
export { type InclusionClaim, verifyInclusion } from './verify-inclusion.ts'
