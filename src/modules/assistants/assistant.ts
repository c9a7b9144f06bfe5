import { z } from 'zod'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { Digest, digestOfText, idSchema } from '../../kernel/identifier.ts'
import { languages, Multilingual } from '../../kernel/language.ts'
import { saysSomething } from '../../kernel/shown-text.ts'
import { DatasetId, ShownText } from '../datasets/index.ts'

export const AssistantId = idSchema('ast')
/** How the modules above and next door name their things. */
export const ProjectId = idSchema('prj')
export const PermitId = idSchema('pmt')

export const maxNameLength = 200

/** What an assistant is called, in at least one language. */
export const AssistantNames = ShownText.superRefine((names, context) => {
  for (const language of languages) {
    const name = names[language]
    if (name === undefined) continue
    if (!saysSomething(name)) {
      context.addIssue({ code: 'too_small', origin: 'string', minimum: 1, path: [language], input: name })
    }
    if (name.length > maxNameLength) {
      context.addIssue({ code: 'too_big', origin: 'string', maximum: maxNameLength, path: [language], input: name })
    }
  }
})

/** An assistant as those who build it see it. */
export const Assistant = z.strictObject({
  id: AssistantId,
  project: z.strictObject({ id: ProjectId, name: Multilingual }),
  /** The organisation that answers for it. */
  owner: z.string(),
  names: Multilingual,
  dataSets: z.array(DatasetId),
  /** Under which it reads what is not open; null when everybody may read all of it. */
  permit: PermitId.nullable(),
  /** Newest first. */
  versions: z.array(z.strictObject({ digest: Digest, number: z.int(), madeAt: z.iso.datetime() })),
  createdAt: z.iso.datetime(),
  /** The caller is in its project. */
  own: z.boolean(),
})
export type Assistant = z.infer<typeof Assistant>

/**
 * All that decides what an assistant answers, fixed: which versions of which data, read by which permit, by which answerer
 * in which settings. It never changes; its digest names it.
 */
export const VersionDocument = z.strictObject({
  v: z.literal(1),
  kind: z.literal('assistant'),
  assistant: AssistantId,
  project: ProjectId,
  owner: z.string(),
  /** SHA-256 of the signed text. */
  permit: Digest.nullable(),
  /** In the order of their ids. */
  dataSets: z.array(z.strictObject({ dataSet: DatasetId, version: Digest })),
  answerer: z.strictObject({
    name: z.literal('extractive'),
    version: z.string(),
    settings: z.record(z.string(), z.number()),
  }),
})
export type VersionDocument = z.infer<typeof VersionDocument>

/** The text that is stored and hashed: canonical JSON (RFC 8785). */
export function textOf(document: VersionDocument): string {
  return canonicalJson(document)
}

export function digestOf(document: VersionDocument): Digest {
  return digestOfText(textOf(document))
}
