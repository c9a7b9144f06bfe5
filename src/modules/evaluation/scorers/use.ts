import { z } from 'zod'
import { scorer } from './scorer.ts'

/** How long the item took, in milliseconds. */
export const latency = scorer({
  name: 'latency',
  settings: z.strictObject({}),
  metrics: () => ({ 'latency-ms': { kind: 'amount' } }),
  score: ({ milliseconds }) => ({ 'latency-ms': milliseconds }),
})

/** What an item cost by the stated prices, where tokens were counted: nothing is estimated. */
export const cost = scorer({
  name: 'cost',
  settings: z.strictObject({
    /** ISO 4217. */
    currency: z.string().regex(/^[A-Z]{3}$/),
    perMillionPromptTokens: z.number().min(0),
    perMillionCompletionTokens: z.number().min(0),
  }),
  metrics: ({ currency }) => ({ [`cost-${currency.toLowerCase()}`]: { kind: 'amount' } }),
  score({ output: { usage } }, { currency, perMillionPromptTokens, perMillionCompletionTokens }) {
    const cost =
      usage && (usage.promptTokens * perMillionPromptTokens + usage.completionTokens * perMillionCompletionTokens) / 1e6
    return { [`cost-${currency.toLowerCase()}`]: cost }
  },
})

/** Watt-hours by stated coefficients, where tokens were counted; null without either: nothing is estimated. */
export const energy = scorer({
  name: 'energy',
  settings: z.strictObject({
    whPerThousandPromptTokens: z.number().min(0).optional(),
    whPerThousandCompletionTokens: z.number().min(0).optional(),
  }),
  metrics: () => ({ 'energy-wh': { kind: 'amount' } }),
  score({ output: { usage } }, { whPerThousandPromptTokens: prompt, whPerThousandCompletionTokens: completion }) {
    if (usage === null || (prompt === undefined && completion === undefined)) return { 'energy-wh': null }
    const wh = usage.promptTokens * (prompt ?? 0) + usage.completionTokens * (completion ?? 0)
    return { 'energy-wh': wh / 1_000 }
  },
})
