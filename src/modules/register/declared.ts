import { z } from 'zod'
import { TransferBasis } from '../../kernel/purpose.ts'
import { isShowable } from '../../kernel/shown-text.ts'
import { ShownText, ShownWords } from '../../kernel/shown-words.ts'
import { maxNameLength, maxWordsLength } from './text-lengths.ts'

/** How much of the decision is the system's, from least to most. */
export const automations = ['informs', 'recommends', 'decides-with-review', 'decides'] as const
/** People concerned in a year. */
export const bands = ['under-100', '100-999', '1000-9999', '10000-99999', '100000-and-more'] as const
export const audiences = ['public', 'staff', 'research'] as const
/** ISO 639-3 for Darija and Tamazight, ISO 639-1 for the others. */
export const askedLanguages = ['ar', 'ary', 'zgh', 'fr', 'en', 'es'] as const

const Words = ShownWords(maxWordsLength)

/** Where somebody reads more or is reached: a page, or an address of electronic mail. */
const Page = z.httpUrl().max(500).refine(isShowable)
const Contact = z.union([Page, z.email().max(254)])

/**
 * What people say of a system. Nothing in here is measured, and nothing measured can be written here. A field that is null is
 * not filled in, and the register says so.
 */
export const declaredFields = {
  /** What it is for. */
  purpose: Words,
  /** Which decision it takes part in. */
  decisionSupported: Words,
  automation: z.enum(automations),
  /** What a person does before anything follows from it. */
  humanStep: Words,
  /** How somebody is served who refuses it. */
  refusalPath: Words,
  appealPath: Words,
  legalBasis: z.strictObject({
    law: ShownWords(maxNameLength),
    article: ShownText(80).nullable(),
    url: Page.nullable(),
  }),
  peopleAffected: z.strictObject({ who: Words, band: z.enum(bands) }),
  audience: z.array(z.enum(audiences)).min(1).max(audiences.length),
  contact: Contact,
  /** An office, never a person. */
  accountableRole: ShownWords(maxNameLength),
  supplier: ShownWords(maxNameLength),
  knownLimits: Words,
  /** Countries (ISO 3166-1 alpha-2) that data go to; none is an answer too. */
  crossBorder: z.strictObject({
    countries: z.array(z.string().regex(/^[A-Z]{2}$/)).max(50),
    basis: TransferBasis.nullable(),
  }),
  /** The number of a region in decree 2-15-40; all twelve where it is for the whole country. */
  regions: z
    .array(z.string().regex(/^(0[1-9]|1[0-2])$/))
    .min(1)
    .max(12),
  /** As sectors are named elsewhere: `health`. */
  theme: z.string().regex(/^[a-z][a-z-]{1,39}$/),
  languages: z.array(z.enum(askedLanguages)).min(1).max(askedLanguages.length),
} as const

export type DeclaredField = keyof typeof declaredFields
export const declaredNames = Object.keys(declaredFields) as readonly DeclaredField[]

type DeclaredShape = { [Field in DeclaredField]: z.ZodNullable<(typeof declaredFields)[Field]> }
const shape = Object.fromEntries(
  Object.entries(declaredFields).map(([name, field]) => [name, z.nullable(field)]),
) as DeclaredShape

/** Every field, null where it is not filled in. */
export const Declared = z.strictObject(shape)
export type Declared = z.infer<typeof Declared>

/** Some of them, as they are given. Null empties a field. */
export const DeclaredChange = Declared.partial()
export type DeclaredChange = z.infer<typeof DeclaredChange>

export const nothingDeclared: Declared = Declared.parse(Object.fromEntries(declaredNames.map((name) => [name, null])))

/** Filled in, of all fields, in whole per cent. */
export function completenessOf(declared: Declared): number {
  const filled = declaredNames.filter((field) => declared[field] !== null)
  return Math.floor((100 * filled.length) / declaredNames.length)
}
