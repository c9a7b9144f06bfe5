import type { ShownRecord } from '../../modules/programmes/index.ts'

/** Those for whom the sources say the network has a space, in the order of the doors. */
export const audiences = ['researchers', 'start-ups', 'companies', 'administrations'] as const
export type Audience = (typeof audiences)[number]

export function isAudience(text: string): text is Audience {
  return (audiences as readonly string[]).includes(text)
}

/** The record of somebody's space, when there is one. */
export function spaceOf(records: readonly ShownRecord[], audience: Audience): ShownRecord | undefined {
  return records.find(({ fields }) => fields.audience?.some(({ term }) => term === audience))
}

/** What this installation may have for those who come to it: whether it does is computed. */
export const hereItems = [
  'data-sets',
  'golden-questions',
  'api',
  'command-line',
  'rules',
  'log',
  'verifier',
  'problems',
  'propose',
  'records',
  'agreements',
  'publish',
  'indicators',
] as const
export type HereItem = (typeof hereItems)[number]

/** What is planned, and built nowhere yet. */
export type LaterItem =
  | 'join'
  | 'computing'
  | 'trial'
  | 'evaluation'
  | 'co-innovation'
  | 'permit'
  | 'solution'
  | 'register'

/** What is for whom; the first of each stand on the home page. */
export const spaceItems: Readonly<
  Record<Audience, { readonly here: readonly HereItem[]; readonly later: readonly LaterItem[] }>
> = {
  researchers: {
    here: ['data-sets', 'golden-questions', 'records', 'api', 'command-line', 'verifier', 'log'],
    later: ['join', 'computing'],
  },
  'start-ups': {
    here: ['api', 'problems', 'data-sets', 'golden-questions', 'command-line', 'verifier'],
    later: ['trial', 'evaluation'],
  },
  companies: {
    here: ['problems', 'agreements', 'api', 'rules', 'verifier'],
    later: ['co-innovation', 'permit'],
  },
  administrations: {
    here: ['propose', 'publish', 'problems', 'rules', 'log', 'indicators'],
    later: ['solution', 'permit', 'register'],
  },
}

/** Something that is here: where, and how many there are; `more` when counting stopped there. */
export type Found = {
  readonly href: string
  readonly count: { readonly number: number; readonly more: boolean } | null
}
/** Nothing, for what this installation does not have now. */
export type SpaceItems = Readonly<Partial<Record<HereItem, Found | null>>>
