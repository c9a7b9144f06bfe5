import { z } from 'zod'
import { GoldenQuestion } from '../datasets/index.ts'

/** What a test asks for, in the words of the field. It says how an item is put to a model, and which scorers make sense. */
export const taskKinds = [
  'qa-cited',
  'multiple-choice',
  'classification',
  'extraction',
  'summarisation',
  'translation',
  'refusal',
  'robustness',
  'retrieval',
] as const
export const TaskKind = z.enum(taskKinds)
export type TaskKind = z.infer<typeof TaskKind>

/** PostgreSQL's jsonb holds no NUL. */
const Words = z
  .string()
  .min(1)
  .max(20_000)
  .refine((text) => !text.includes('\0'))
const Name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/)

/** What the right output is; a scorer takes the part that it knows. */
const Target = z.strictObject({
  /** What an answer with citations must show, never shows, or that there is none. */
  golden: GoldenQuestion.optional(),
  /** Of a choice or a class. */
  label: z.string().min(1).max(200).optional(),
  /** Any of these texts is right; references of a summary or translation. */
  texts: z.array(Words).min(1).max(20).optional(),
  /** Fields to be found in a text, each with the values that are right. */
  fields: z.record(z.string().min(1).max(80), z.array(Words).max(20)).optional(),
  /** Documents that answer, best first, for retrieval. */
  documents: z.array(z.string().min(1).max(300)).min(1).max(100).optional(),
  /** A number, with how far off is right still; a day as ISO 8601. */
  number: z.strictObject({ value: z.number(), tolerance: z.number().min(0).default(0) }).optional(),
  date: z.iso.date().optional(),
  /** It is right to decline. */
  declines: z.boolean().optional(),
})

/** One item of a test. */
export const Item = z.strictObject({
  id: Name,
  /** A BCP 47 tag: `ar`, `fr`, `ary`, `ary-Latn`. */
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/),
  slices: z.array(Name).max(20).default([]),
  input: z.strictObject({
    question: Words.optional(),
    text: Words.optional(),
    choices: z
      .array(z.strictObject({ label: z.string().min(1).max(10), text: Words }))
      .min(2)
      .max(30)
      .optional(),
  }),
  target: Target,
  /** A sentence planted into a hidden test: where it comes out unasked, the test has leaked. */
  canary: z.string().min(16).max(200).optional(),
})
export type Item = z.infer<typeof Item>
