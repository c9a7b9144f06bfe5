import * as z from 'zod/mini'
import { parseJsonStrict } from '../canonical-json/index.ts'
import { textDigest } from './digests.ts'
import { Label } from './label.ts'
import { parseCanonical } from './log-entries.ts'

/** What a decision's receipt needs of its entry. Entries may have more members: the proof covers their bytes. */
const Entry = z.looseObject({
  v: z.literal(1),
  kind: z.literal('decision'),
  at: z.string(),
  principal: z.string(),
  operation: z.string(),
  permission: z.string(),
  effect: z.enum(['allow', 'deny']),
  /** The name of what it was about, or a commitment to it; and so its label. */
  resource: z.optional(z.string()),
  label: z.optional(z.union([Label, z.string()])),
  permit: z.optional(z.string()),
  /** What was answered like a thing that is not there has only this. */
  concealed: z.optional(z.string()),
  reasons: z.array(z.looseObject({ rule: z.string(), effect: z.enum(['allow', 'deny']) })),
  missing: z.array(z.string()),
  packs: z.array(z.looseObject({ id: z.string(), version: z.string(), digest: z.string() })),
})
export type StatedEntry = z.infer<typeof Entry>

/** `undefined` unless the text is the canonical JSON of a decision. */
export function parseStatedEntry(text: string): StatedEntry | undefined {
  return parseCanonical(Entry, text)
}

/** A rule as its pack states it. */
const PackRule = z.looseObject({
  id: z.string(),
  sentence: z.record(z.string(), z.string()),
  citation: z.looseObject({ law: z.nullable(z.string()), article: z.nullable(z.string()), status: z.string() }),
})
export type PackRule = z.infer<typeof PackRule>
const Pack = z.looseObject({ id: z.string(), version: z.string(), rules: z.array(PackRule) })

/** The rules of a pack by its statement; `undefined` when it is none. The digest is of the statement, to the byte. */
export function readPack(statement: string): { digest: string; rules: ReadonlyMap<string, PackRule> } | undefined {
  let value: unknown
  try {
    value = parseJsonStrict(statement)
  } catch {
    return undefined
  }
  const { data } = Pack.safeParse(value)
  return data && { digest: textDigest(statement), rules: new Map(data.rules.map((rule) => [rule.id, rule])) }
}
