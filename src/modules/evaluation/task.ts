import { z } from 'zod'
import { Criterion } from '../../../libs/receipt/index.ts'
import { Digest, idSchema } from '../../kernel/identifier.ts'
import { Multilingual } from '../../kernel/language.ts'
import { isShowable, saysSomething } from '../../kernel/shown-text.ts'
import { DatasetId } from '../datasets/index.ts'
import { TaskKind } from './item.ts'

/** How the module next door names its organisations. */
export const OrganisationId = idSchema('org')

export const maxHeaderBytes = 64 * 2 ** 10
export const maxItemsBytes = 20 * 2 ** 20
export const maxItems = 100_000

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,79}$/)
const ShownLine = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => isShowable(text) && saysSomething(text))
const ShownWords = Multilingual.refine((words) =>
  Object.values(words).every((text) => text === undefined || isShowable(text)),
)

export const ScorerUse = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
  /** What the scorer makes of them is its own matter. */
  settings: z.record(z.string().max(80), z.json()).default({}),
})
export type ScorerUse = z.infer<typeof ScorerUse>

/** What a test says of itself, as its YAML is written. Part of its digest. */
export const TaskHeader = z.strictObject({
  slug: Slug,
  kind: TaskKind,
  names: ShownWords,
  description: ShownWords,
  /** An SPDX identifier, or the words of one that has none. */
  licence: ShownLine,
  /** Who made it, and from what. */
  source: ShownLine,
  /** Its items are sealed: only the runner opens them, and only sums leave. */
  hidden: z.boolean().default(false),
  /** The data that its items stand on. */
  dataSets: z.array(DatasetId).max(20).default([]),
  scorers: z.array(ScorerUse).min(1).max(20),
  /** The bar that its makers propose. */
  suggested: z.array(Criterion).max(20).default([]),
  /** How an item is put to a model, with `{question}`, `{text}` and `{choices}`; without it, by the task's kind. */
  prompt: z.string().min(1).max(8_000).optional(),
})
export type TaskHeader = z.infer<typeof TaskHeader>

/** A test as it is shown: of its items nothing but how many there are. */
export const Task = z.strictObject({
  digest: Digest,
  slug: z.string(),
  owner: z.strictObject({ id: z.string(), names: Multilingual }),
  kind: TaskKind,
  names: Multilingual,
  description: Multilingual,
  licence: z.string(),
  source: z.string(),
  languages: z.array(z.string()),
  /** `language:ary` is not among them: what `languages` names is a slice without being listed. */
  slices: z.array(z.strictObject({ name: z.string(), items: z.number().int().positive() })),
  items: z.number().int().positive(),
  /** Merkle root (RFC 6962) over the items' canonical JSON, in hexadecimal digits. */
  root: z.string(),
  hidden: z.boolean(),
  dataSets: z.array(z.string()),
  scorers: z.array(z.string()),
  metrics: z.array(z.string()),
  suggested: z.array(Criterion),
  createdAt: z.iso.datetime(),
})
export type Task = z.infer<typeof Task>
