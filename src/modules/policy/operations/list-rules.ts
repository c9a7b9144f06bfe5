import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { PolicyContext } from '../context.ts'

const Sentences = z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() })

const Condition = z.strictObject({
  sentence: Sentences,
  /** Null where nobody can grant it. */
  remedy: z
    .strictObject({
      /** The page where it starts; null where only others can begin it. */
      start: z.enum(['permit-request', 'sign-in', 'membership', 'cndp-reference', 'another-person']).nullable(),
      /** Who can grant it. */
      by: Sentences,
    })
    .nullable(),
})

const CitationStatus = z.enum(['verified', 'unverified', 'platform'])

const ListedList = z.strictObject({
  list: z.string(),
  law: z.string().nullable(),
  article: z.string().nullable(),
  status: CitationStatus,
  title: Sentences,
  /** How far it can be relied on. */
  note: Sentences,
  entries: z.array(z.strictObject({ code: z.string(), names: Sentences })),
})

const ListedPack = z.strictObject({
  id: z.string(),
  version: z.string(),
  digest: Digest,
  /** A draft changes no decision. */
  status: z.enum(['in-force', 'draft']),
  /** Null for a pack that is called by the jurisdiction whose ISO 3166-1 code is its id. */
  name: Sentences.nullable(),
  note: Sentences.nullable(),
  lists: z.array(ListedList),
})

const ListedRule = z.strictObject({
  rule: z.string(),
  pack: z.string(),
  /** Null for a rule of the platform that no law states. */
  law: z.string().nullable(),
  /** Null as long as nobody has found it in the official bulletin. */
  article: z.string().nullable(),
  status: CitationStatus,
  url: z.string().nullable(),
  permissions: z.array(z.string()),
  sentence: Sentences,
  conditions: z.record(z.string(), Condition),
  obligations: z.record(z.string(), Sentences),
})

export const listRules = operation({
  id: 'policy.list-rules',
  http: 'GET /rules',
  summary: 'List the rules in force, with their law and article, and the packs that are drafts',
  permission: 'policy:read',
  effect: 'read',
  cli: { alias: 'rules' },
  input: z.strictObject({}),
  output: z.strictObject({
    packs: z.array(ListedPack),
    rules: z.array(ListedRule),
  }),
  problems: [],

  facts: () => ({ kind: 'rules', id: 'in-force' }),

  async run({ packs }: PolicyContext) {
    return {
      packs: packs.map(({ reference, status = 'in-force', name = null, note = null, lists = [] }) => ({
        ...reference,
        status,
        name,
        note,
        lists: lists.map(({ id, citation: { law, article, status }, title, note, entries }) => ({
          list: id,
          law,
          article,
          status,
          title,
          note,
          entries: [...entries],
        })),
      })),
      rules: packs.flatMap((pack) =>
        pack.rules.map(({ id, citation, permissions, sentence, conditions, obligations }) => ({
          rule: id,
          pack: pack.id,
          law: citation.law,
          article: citation.article,
          status: citation.status,
          url: citation.url ?? null,
          permissions: [...permissions],
          sentence,
          conditions: Object.fromEntries(
            Object.entries(conditions).map(([name, said]) => [name, { remedy: null, ...said }]),
          ),
          obligations,
        })),
      ),
    }
  },
})
