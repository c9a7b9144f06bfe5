import * as z from 'zod/mini'
import { list, text } from './schema.ts'

/** The sensitivity of data, as the log states it or commits to it. */
export const Label = z.strictObject({
  secrecy: z.enum(['public', 'internal', 'sensitive', 'very-sensitive']),
  personal: z.enum(['none', 'personal', 'sensitive']),
  sectors: list(text(40), 40),
  residency: z.union([z.literal('anywhere'), list(text(2), 250)]),
})
