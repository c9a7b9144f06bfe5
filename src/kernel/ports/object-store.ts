import type { Readable } from 'node:stream'

/** `sha256:` and 64 lower-case hexadecimal digits: what an object is called, and what it must hash to. */
export type ObjectDigest = `sha256:${string}`

export type StoredObject = { readonly digest: ObjectDigest; readonly size: number }

/** More bytes came than the caller allows. Nothing was stored. */
export class ObjectTooLarge extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`the object is larger than ${maxBytes} bytes`)
    this.name = 'ObjectTooLarge'
    this.maxBytes = maxBytes
  }
}

/**
 * Bytes under their own digest: files, extracted text, what receipts prove. Written before the transaction that
 * refers to them; an object nobody refers to is an orphan and may be removed.
 */
export type ObjectStore = {
  /**
   * Stores what `content` gives, in bounded memory, and answers when it would survive a power cut. The same bytes
   * twice are one object.
   *
   * @throws ObjectTooLarge as soon as more than `maxBytes` came.
   */
  put(
    content: AsyncIterable<Uint8Array> | Uint8Array,
    options: { readonly maxBytes: number; readonly signal?: AbortSignal },
  ): Promise<StoredObject>
  /** The object's bytes, or those from `start` to `end` (both counted, as in an HTTP range). */
  open(digest: ObjectDigest, range?: { readonly start: number; readonly end: number }): Promise<Readable | undefined>
  /** The object's size in bytes; `undefined` when it is not here. */
  sizeOf(digest: ObjectDigest): Promise<number | undefined>
  /** A read-only file with the object's bytes, for programs that want one (PDFium, DuckDB). */
  path(digest: ObjectDigest): Promise<string | undefined>
  /** `false` when it was not here. */
  remove(digest: ObjectDigest): Promise<boolean>
}
