import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Digest, idSchema } from '../../kernel/identifier.ts'
import { Label, personalKinds, secrecies } from '../../kernel/label.ts'
import { languages, Multilingual } from '../../kernel/language.ts'
import { CndpReference, Purpose, purposes } from '../../kernel/purpose.ts'
import { isShowable } from '../../kernel/shown-text.ts'

export const DatasetId = idSchema('ds')

/** What a data set is called in addresses: unique for its publisher. */
export const DatasetSlug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)

/** The source itself (`primary`), or somebody's account of it (`restated`). */
export const Provenance = z.enum(['primary', 'restated'])

/** The organisation that answers for a data set, as it was when it was last named. */
export const Publisher = z.strictObject({
  id: z.string(),
  names: Multilingual,
  /** Somebody with the right to has confirmed that it is who it says. */
  verified: z.boolean(),
})
export type Publisher = z.infer<typeof Publisher>

const maxTitleLength = 300

/** Words that are shown to everybody. */
export const ShownText = Multilingual.superRefine((text, context) => {
  for (const language of languages) {
    if (!isShowable(text[language] ?? '')) {
      context.addIssue({ code: 'custom', path: [language], message: 'unshowable' })
    }
  }
})

export const Titles = ShownText.superRefine((text, context) => {
  for (const language of languages) {
    const title = text[language] ?? ''
    if (title.length > maxTitleLength) {
      context.addIssue({ code: 'too_big', origin: 'string', maximum: maxTitleLength, path: [language], input: title })
    }
  }
})

/** A name in one language. */
export const ShownName = z.string().trim().min(1).max(maxTitleLength).refine(isShowable)

/** Where the content came from. Shown as a link, so nothing but the web's own schemes. */
export const SourceUrl = z.url({ protocol: /^https?$/, normalize: true }).max(2000)

export const LicenceId = z.string().min(1).max(80)
export const LicenceText = z.string().trim().min(1).max(100_000).refine(isShowable)

export const Dataset = z.strictObject({
  id: DatasetId,
  slug: DatasetSlug,
  publisher: Publisher,
  titles: Multilingual,
  descriptions: Multilingual.nullable(),
  licence: LicenceId,
  /** The words of a licence that is not on the SPDX list. */
  licenceText: z.string().nullable(),
  label: Label,
  sourceUrl: z.string().nullable(),
  provenance: Provenance,
  /** What is said about it is open to everybody once it is published, whatever its label keeps inside. */
  announced: z.boolean(),
  /** Under which reference of the data protection authority its personal data are processed. */
  cndp: CndpReference.nullable(),
  /** What its personal data were collected for. */
  purposes: z.array(Purpose),
  createdAt: z.iso.datetime(),
  /** When what is said about it last changed. */
  changedAt: z.iso.datetime(),
  /** When it was first published; null for a draft. */
  publishedAt: z.iso.datetime().nullable(),
  /** The version that readers get. */
  currentVersion: Digest.nullable(),
})
export type Dataset = z.infer<typeof Dataset>

/** What people say about a data set and may change. */
export type Metadata = Pick<
  Dataset,
  | 'titles'
  | 'descriptions'
  | 'licence'
  | 'licenceText'
  | 'label'
  | 'sourceUrl'
  | 'provenance'
  | 'announced'
  | 'cndp'
  | 'purposes'
>

export function metadataOf(dataset: Dataset): Metadata {
  const { titles, descriptions, licence, licenceText, label, sourceUrl, provenance, announced, cndp, purposes } =
    dataset
  return { titles, descriptions, licence, licenceText, label, sourceUrl, provenance, announced, cndp, purposes }
}

/** A reference as somebody states it: without an end unless one is said. */
export const StatedReference = CndpReference.extend({ until: CndpReference.shape.until.default(null) })

/** Purposes as somebody lists them: each once, in the order in which they are known. */
export const Purposes = z.array(Purpose).max(purposes.length).transform(inKnownOrder)

function inKnownOrder(stated: readonly Purpose[]): Purpose[] {
  return purposes.filter((purpose) => stated.includes(purpose))
}

/** A label's parts as single fields, as a form or a command line gives them. */
export const LabelFields = {
  secrecy: z.enum(secrecies),
  personal: z.enum(personalKinds).optional(),
  sectors: Label.shape.sectors.optional(),
  residency: Label.shape.residency.optional(),
}

type StatedLabel = {
  readonly secrecy: Label['secrecy']
  readonly personal?: Label['personal'] | undefined
  readonly sectors?: Label['sectors'] | undefined
  readonly residency?: Label['residency'] | undefined
}

/**
 * The parts of a label that were left out and may not be. Only what is public may leave something to the defaults: for
 * the rest somebody has to say whose data it is and where it may go.
 */
export function labelPartsMissing(stated: StatedLabel): ('personal' | 'residency')[] {
  if (stated.secrecy === 'public') return []
  return (['personal', 'residency'] as const).filter((part) => stated[part] === undefined)
}

/** The same as a check of an input's schema. */
export function requireLabelParts(
  stated: Omit<StatedLabel, 'secrecy'> & { readonly secrecy?: Label['secrecy'] | undefined },
  context: { addIssue(issue: { code: 'invalid_type'; expected: 'string'; path: string[]; input: undefined }): void },
): void {
  const { secrecy, ...parts } = stated
  if (secrecy === undefined) return
  for (const part of labelPartsMissing({ secrecy, ...parts })) {
    context.addIssue({ code: 'invalid_type', expected: 'string', path: [part], input: undefined })
  }
}

export function labelOf(stated: StatedLabel): Label {
  const { secrecy, personal = 'none', sectors = [], residency = 'anywhere' } = stated
  return {
    secrecy,
    personal,
    sectors: inOrder(sectors),
    residency: residency === 'anywhere' ? residency : inOrder(residency),
  }
}

function inOrder(names: readonly string[]): string[] {
  return [...new Set(names)].sort()
}

/** A slug for a data set whose publisher gave none. The same titles give the same slug. */
export function slugFrom(titles: Multilingual): string {
  const title = titles.en ?? titles.fr ?? titles.ar ?? ''
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
  // Of an Arabic title only stray digits and Latin letters would be left: not a name.
  if (words !== '' && words.length >= title.trim().length / 2) return words
  return `data-set-${createHash('sha256').update(title.normalize('NFC')).digest('hex').slice(0, 12)}`
}
