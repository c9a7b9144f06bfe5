import { z } from 'zod'
import { idSchema } from '../../kernel/identifier.ts'
import { isShowable, saysSomething } from '../../kernel/shown-text.ts'

export const EndpointId = idSchema('end')

const ShownLine = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => isShowable(text) && saysSomething(text))

/** What is sent with every request, in the names of the OpenAI API. */
export const EndpointSettings = z.strictObject({
  temperature: z.number().min(0).max(2).default(0),
  top_p: z.number().gt(0).max(1).optional(),
  max_tokens: z.number().int().min(1).max(32_768).default(512),
  seed: z.number().int().min(0).max(2_147_483_647).optional(),
})
export type EndpointSettings = z.infer<typeof EndpointSettings>

export const EndpointName = ShownLine
export const ModelName = ShownLine
export const maxParallel = 64

/** A model behind an address that speaks the OpenAI API, as it is shown: never its key. */
export const Endpoint = z.strictObject({
  id: EndpointId,
  name: z.string(),
  /** The base address; `/chat/completions` is asked under it. */
  url: z.string(),
  model: z.string(),
  settings: EndpointSettings,
  /** It wants a key, which is kept sealed. */
  hasKey: z.boolean(),
  parallel: z.number().int(),
  /** Of address, model and settings: its version. */
  digest: z.string(),
  owner: z.string(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})
export type Endpoint = z.infer<typeof Endpoint>
