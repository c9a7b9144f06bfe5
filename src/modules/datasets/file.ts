import { z } from 'zod'
import { Digest } from '../../kernel/identifier.ts'
import { Language, Multilingual } from '../../kernel/language.ts'
import { ShownText, Titles } from './dataset.ts'
import { mediaTypeOf } from './media-type.ts'

const Sentence = z
  .string()
  .min(1)
  .max(2000)
  .refine((text) => !text.includes('\0'))

/** A source that a file restates: somebody else's text, described as far as it describes itself. */
export const RestatedSource = z.strictObject({
  /** How the data set refers to it: `S1`. */
  source: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/),
  kind: z.enum(['ministry', 'intergovernmental', 'press', 'law', 'other']),
  title: Titles,
  /** The date in the source's own words, which may lack the year or say only "today, Monday". */
  dateAsStated: ShownText,
  /** The file's own sentences that restate it, verbatim, so that the source can stand beside a quote. */
  sentences: z.array(Sentence).max(500).default([]),
  /** SHA-256 of the source's own file, where it is known: whoever publishes that file publishes this source. */
  digest: Digest.optional(),
})
export type RestatedSource = z.infer<typeof RestatedSource>

/** What is said about a file. No part of the content: a version's digest does not depend on it. */
export const FileDescription = z.strictObject({
  titles: Multilingual.nullable(),
  language: Language.nullable(),
  restates: z.array(RestatedSource).max(50),
})
export type FileDescription = z.infer<typeof FileDescription>

/** A file of a draft or of a version. */
export const DatasetFile = z.strictObject({
  path: z.string(),
  digest: Digest,
  /** Bytes. */
  size: z.number().int().nonnegative(),
  mediaType: z.string(),
  ...FileDescription.shape,
})
export type DatasetFile = z.infer<typeof DatasetFile>

/** A file as its row has it: with what is said about it, where anything is. */
export function fileOf(row: {
  readonly path: string
  readonly digest: Digest
  readonly size: string
  readonly titles: DatasetFile['titles']
  readonly language: DatasetFile['language']
  readonly restates: DatasetFile['restates'] | null
}): DatasetFile {
  const { path, digest, size, titles, language, restates } = row
  return { path, digest, size: Number(size), mediaType: mediaTypeOf(path), titles, language, restates: restates ?? [] }
}
