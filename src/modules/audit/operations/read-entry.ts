import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { AuditContext } from '../context.ts'
import { entryNotFound } from '../problems.ts'
import { proveEntry } from '../proof.ts'
import { entriesFrom } from '../store.ts'

export const readEntry = operation({
  id: 'audit.read-entry',
  http: 'GET /log/entries/{index}',
  summary: 'Read an entry of the transparency log with its inclusion proof',
  permission: 'audit:read',
  effect: 'read',
  cli: { positional: ['index'] },
  input: z.strictObject({ index: z.coerce.number().int().min(0) }),
  output: z.strictObject({
    index: z.number().int(),
    /** Canonical JSON, byte for byte what was hashed. */
    entry: z.string(),
    /** A C2SP `.tlog-proof` file. */
    proof: z.string(),
  }),
  problems: [entryNotFound],

  facts: () => ({ kind: 'log', id: 'log' }),

  async run({ db, publisher }: AuditContext, { index }) {
    const published = publisher.published()
    if (!published || index >= published.size) throw entryNotFound({ index })
    const [row] = await entriesFrom(db, index, 1)
    if (row?.index !== index) throw entryNotFound({ index })
    return { index, entry: row.text, proof: await proveEntry(publisher, index, published) }
  },
})
