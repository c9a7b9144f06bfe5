import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { ProgrammesContext } from '../context.ts'
import { recordsFacts } from '../facts.ts'
import { kinds } from '../kinds.ts'
import { FieldName } from '../record.ts'

const Field = z.strictObject({
  type: z.enum(['text', 'date', 'number', 'record', 'region', 'term', 'address']),
  from: z.enum(['sources', 'ours']),
  many: z.boolean(),
  required: z.boolean(),
  of: z.array(z.string()).nullable(),
  terms: z.array(z.string()).nullable(),
})

export const listKinds = operation({
  id: 'programmes.list-kinds',
  http: 'GET /record-kinds',
  summary: 'List the kinds of records with their fields, and which of them need a source',
  permission: 'programmes:read',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({
    kinds: z.array(
      z.strictObject({
        kind: z.string(),
        title: FieldName,
        schemaType: z.string(),
        fields: z.record(FieldName, Field),
      }),
    ),
  }),
  problems: [],

  facts: recordsFacts,

  async run(_: ProgrammesContext) {
    return {
      kinds: kinds.map(({ kind, title, schemaType, fields }) => ({
        kind,
        title,
        schemaType,
        fields: Object.fromEntries(
          Object.entries(fields).map(([name, { type, from, many = false, required = false, of, terms }]) => [
            name,
            { type, from, many, required, of: of ? [...of] : null, terms: terms ? [...terms] : null },
          ]),
        ),
      })),
    }
  },
})
