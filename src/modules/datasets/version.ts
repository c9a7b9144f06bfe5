import { z } from 'zod'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { Digest, digestOfText } from '../../kernel/identifier.ts'
import { DatasetId } from './dataset.ts'

/** How many files a draft, and so a version, may hold. */
export const maxFiles = 1000

/** One state of a data set's files, for ever. */
export const Version = z.strictObject({
  dataSet: DatasetId,
  version: Digest,
  sealedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
  /** How many files, and their bytes together. */
  files: z.number().int().positive(),
  size: z.number().int().nonnegative(),
})
export type Version = z.infer<typeof Version>

/** A version by its digest, or the one that readers get, whatever it is called. */
export const VersionName = z.union([z.literal('current'), Digest])
export type VersionName = z.infer<typeof VersionName>

export type Content = { readonly path: string; readonly digest: Digest; readonly size: number }

/**
 * The name of a version: SHA-256 over the canonical JSON (RFC 8785) of `[{"path", "sha256", "size"}, …]`, sorted by the
 * UTF-16 code units of the paths; `sha256` is 64 hexadecimal digits, `size` is in bytes. Whoever has the files can
 * compute it again.
 */
export function versionDigest(files: readonly Content[]): Digest {
  const listed = files
    .map((file) => ({ path: file.path, sha256: file.digest.slice('sha256:'.length), size: file.size }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  return digestOfText(canonicalJson(listed))
}
