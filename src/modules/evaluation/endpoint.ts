import { z } from 'zod'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { type Digest, digestOfText, idSchema } from '../../kernel/identifier.ts'
import { isShowable, saysSomething } from '../../kernel/shown-text.ts'
import { EndpointSettings } from './solvers/endpoint-solver.ts'

export const EndpointId = idSchema('end')

const ShownLine = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => isShowable(text) && saysSomething(text))

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

/** What is wrong with an address: no URL, another scheme, a name or password in it, a query or fragment. */
export type AddressFault = 'notUrl' | 'scheme' | 'credentials' | 'query'

/**
 * The base address in its one form, without a slash at its end. A password in it would be shown to whoever reads the
 * endpoint, and a query would go before the path that is asked.
 */
export function baseAddress(given: string): { readonly url: string } | { readonly fault: AddressFault } {
  const url = URL.parse(given)
  if (!url) return { fault: 'notUrl' }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { fault: 'scheme' }
  if (url.username !== '' || url.password !== '') return { fault: 'credentials' }
  if (/[?#]/.test(given)) return { fault: 'query' }
  return { url: url.href.replace(/\/+$/, '') }
}

/** What names what is put to the test: SHA-256 over the canonical JSON of address, model and settings. */
export function endpointDigest(endpoint: {
  readonly url: string
  readonly model: string
  readonly settings: EndpointSettings
}): Digest {
  const { url, model, settings } = endpoint
  return digestOfText(canonicalJson({ url, model, settings }))
}
