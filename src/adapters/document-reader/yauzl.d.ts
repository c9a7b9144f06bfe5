/** The part of yauzl 3 that is used here; the package ships no types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream'

  export type Entry = { readonly fileName: string; readonly uncompressedSize: number; isEncrypted(): boolean }
  export type ZipFile = {
    readonly entryCount: number
    eachEntry(): AsyncIterable<Entry>
    openReadStreamPromise(entry: Entry): Promise<Readable>
  }
  const yauzl: { fromBufferPromise(bytes: Buffer): Promise<ZipFile> }
  export default yauzl
}
