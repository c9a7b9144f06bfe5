import { z } from 'zod'
import { Digest, idSchema } from '../../kernel/identifier.ts'
import { Label } from '../../kernel/label.ts'
import { Multilingual } from '../../kernel/language.ts'
import { LegalBasis, Purpose, TransferBasis } from '../../kernel/purpose.ts'
import { ShownText } from '../../kernel/shown-words.ts'
import { maxWordsLength, ProjectId, ProjectKind } from './project.ts'

export const RequestId = idSchema('prq')
export const PermitId = idSchema('pmt')
export const DatasetId = idSchema('ds')

export const RequestState = z.enum(['draft', 'asked', 'granted', 'refused', 'withdrawn'])
export type RequestState = z.infer<typeof RequestState>

/** The longest time that a permit is asked for, in days: five years. */
export const maxDays = 1826
/**
 * A small request asks for no more days than this. A rule of this platform: three months are a first try of a project, after
 * which an owner looks at what came of it.
 */
const smallDays = 90
/** An answer is due this many days after a request was asked. A rule of this platform; until then only the owner decides. */
export const answerDays = 30

export const Amounts = z.strictObject({
  /** Of language models, both ways together. */
  tokens: z.int().min(1).max(1e15).optional(),
  /** Seconds of one graphics processor. */
  gpuSeconds: z.int().min(1).max(1e12).optional(),
})
export type Amounts = z.infer<typeof Amounts>

const Country = z.string().regex(/^[A-Z]{2}$/)

/** What a project's lead says of a request; all of it may change until it is asked. */
export const requestFields = {
  purpose: Purpose,
  /** The purpose in their own words. */
  purposeText: ShownText(maxWordsLength),
  legalBasis: LegalBasis,
  dataSets: z.array(DatasetId).max(50),
  /** Models beside those that come with the platform. */
  models: z.array(z.string().regex(/^[a-z0-9][a-z0-9._:/@-]{0,119}$/i)).max(20),
  amounts: Amounts,
  egress: z.strictObject({ countries: z.array(Country).max(50), basis: TransferBasis.nullable() }),
  /** Consent receipts. */
  consents: z.array(z.string().regex(/^[a-z]{2,5}_[a-z2-7]{12,26}$/)).max(200),
  days: z.coerce.number().int().min(1).max(maxDays),
  /** Why these data, and why so long. */
  justification: ShownText(maxWordsLength),
}

export const askedFields = [
  'purpose',
  'purposeText',
  'legalBasis',
  'dataSets',
  'consents',
  'days',
  'justification',
] as const
export type AskedField = (typeof askedFields)[number]

/** What a request says, as far as it was said. */
export type RequestContent = {
  readonly purpose: Purpose | null
  readonly purposeText: string | null
  readonly legalBasis: LegalBasis | null
  readonly dataSets: readonly string[]
  readonly models: readonly string[]
  readonly amounts: Amounts
  readonly egress: { readonly countries: readonly string[]; readonly basis: TransferBasis | null }
  readonly consents: readonly string[]
  readonly days: number | null
  readonly justification: string | null
}

/** The fields that have to be said before it can be asked. Consents where it stands on consent. */
export function missingIn(content: RequestContent): AskedField[] {
  return askedFields.filter((field) => {
    if (field === 'consents') return content.legalBasis === 'consent' && content.consents.length === 0
    const said = content[field]
    return said === null || (Array.isArray(said) && said.length === 0)
  })
}

/** It asks for no more of models, machines and time than anybody has without a person looking at it, and nothing leaves. */
export function isSmall({ models, amounts, egress, days }: RequestContent): boolean {
  const asksForAmounts = amounts.tokens !== undefined || amounts.gpuSeconds !== undefined
  return models.length === 0 && !asksForAmounts && egress.countries.length === 0 && days !== null && days <= smallDays
}

/** The day by which an answer was due has passed, and it still waits: administrators decide from then on. */
export function isOverdue(
  { state, answer_due }: { readonly state: RequestState; readonly answer_due: Date | null },
  now: Date,
): boolean {
  return state === 'asked' && answer_due !== null && answer_due < now
}

/** What a consent that a request names is for. */
const ShownConsent = z.strictObject({
  consent: z.string(),
  /** Null for one that is not given: nobody gave it, or it was withdrawn or is over. */
  purpose: Purpose.nullable(),
  /** The last day on which it holds, in UTC. */
  until: z.iso.date().nullable(),
  /** It is given for the purpose of the request, with one of its data sets or by an organisation of the project. */
  covers: z.boolean(),
})

export const PermitRequest = z.strictObject({
  id: RequestId,
  project: z.strictObject({ id: ProjectId, name: Multilingual, kind: ProjectKind }),
  state: RequestState,
  purpose: Purpose.nullable(),
  purposeText: z.string().nullable(),
  legalBasis: LegalBasis.nullable(),
  /** As they were when it was asked; in a draft, as they are now. Those that the caller may know of. */
  dataSets: z.array(
    z.strictObject({
      dataSet: DatasetId,
      version: Digest,
      title: Multilingual,
      publisher: z.strictObject({ id: z.string(), names: Multilingual }),
      label: Label,
      decision: z.enum(['waiting', 'granted', 'refused']),
      /** Of the decision; null as long as it waits, and for what a rule granted. */
      reason: z.string().nullable(),
      decidedAt: z.iso.datetime().nullable(),
    }),
  ),
  models: z.array(z.string()),
  amounts: Amounts,
  egress: requestFields.egress,
  consents: z.array(z.string()),
  /** What each of them is for, in their order. */
  consentTerms: z.array(ShownConsent),
  days: z.number().nullable(),
  justification: z.string().nullable(),
  askedAt: z.iso.datetime().nullable(),
  /** By when an answer is due. */
  answerDue: z.iso.datetime().nullable(),
  /** That time has passed, and it still waits. */
  overdue: z.boolean(),
  permit: PermitId.nullable(),
  /** The caller is in the project. */
  own: z.boolean(),
  /** The caller leads the project. */
  lead: z.boolean(),
  /** It waits for the caller's decision. */
  mayDecide: z.boolean(),
  /** Fields that have to be said before it can be asked. */
  missing: z.array(z.enum(askedFields)),
})
export type PermitRequest = z.infer<typeof PermitRequest>
