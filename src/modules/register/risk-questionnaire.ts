import { z } from 'zod'
import { languages } from '../../kernel/language.ts'
import { Level } from './system.ts'

const Sentences = z.strictObject(
  Object.fromEntries(languages.map((language) => [language, z.string()])) as Record<
    (typeof languages)[number],
    z.ZodString
  >,
)

const Citation = z.strictObject({
  law: z.string().nullable(),
  article: z.string().nullable(),
  /** `verified`: law and article were read; `unverified`: the article was not checked; `platform`: of no law. */
  status: z.enum(['verified', 'unverified', 'platform']),
  url: z.string().optional(),
})

const Question = z.strictObject({
  id: z.string(),
  kind: z.enum(['risk', 'mitigation', 'information']),
  choose: z.enum(['one', 'many']),
  sentence: Sentences,
  help: Sentences.optional(),
  citation: Citation,
  askedIf: z.array(z.strictObject({ question: z.string(), anyOf: z.array(z.string()) })).optional(),
  options: z.array(
    z.strictObject({ code: z.string(), points: z.int(), sentence: Sentences, alone: z.literal(true).optional() }),
  ),
})

/** The kernel's `RiskQuestionnaire` as everybody reads it. */
export const ShownQuestionnaire = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: Sentences,
  note: Sentences,
  scoring: z.strictObject({
    levelEnds: z.tuple([z.number(), z.number(), z.number()]),
    mitigationFrom: z.number(),
    reduction: z.number(),
    citation: Citation,
  }),
  pages: z.array(z.strictObject({ id: z.string(), title: Sentences, questions: z.array(Question) })),
  levels: z.array(z.strictObject({ level: Level, name: Sentences, meaning: Sentences })),
  duties: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['evaluation', 'declaration', 'practice']),
      from: Level,
      to: Level,
      name: Sentences,
      sentence: Sentences,
      fields: z.array(z.string()),
      bar: z
        .strictObject({
          items: z.int(),
          criteria: z.array(
            z.strictObject({
              metric: z.string(),
              comparator: z.enum(['at-least', 'at-most']),
              threshold: z.number(),
            }),
          ),
        })
        .optional(),
      citation: Citation,
    }),
  ),
})
