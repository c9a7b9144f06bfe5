import type { Identify } from '../../http/authentication.ts'
import type { RateLimit } from '../../http/rate-limit.ts'
import type { Language } from '../../kernel/language.ts'
import type { AnyOperation } from '../../kernel/operation.ts'
import type { LogPublisher } from '../../modules/audit/index.ts'
import type { Services } from '../../services.ts'
import type { Site } from '../frame.ts'
import type { ExampleQuestion } from '../home/home-page.tsx'

/** The data set that comes with the platform, as far as the home page speaks of it while it is published. */
export type Sample = {
  readonly slug: string
  /** Questions that it answers, or is known not to. */
  readonly examples: Readonly<Record<Language, readonly ExampleQuestion[]>>
}

/** What the pages stand on: the ports of every module whose operations they perform, and what is said of this installation. */
export type PagesOptions = {
  readonly services: Services & { readonly publisher: LogPublisher }
  readonly identify: Identify
  readonly rateLimit: RateLimit
  /** Where browsers reach this installation: forms from elsewhere are refused, and cookies are `Secure` under https. */
  readonly origin: string
  /** As configured. */
  readonly site: {
    readonly title: string | undefined
    readonly operator: string | undefined
    readonly operatorContact: string | undefined
  }
  readonly operations: readonly AnyOperation[]
  readonly sample: Sample
}

/** The same with what pages load. */
export type PagesSite = Omit<PagesOptions, 'site'> & { readonly site: Site }

/** What the operator has said, as every page shows it. */
export function siteOf({ title, operator, operatorContact }: PagesOptions['site'], assets: Site['assets']): Site {
  return {
    title: title ?? null,
    operator: operator === undefined ? null : { name: operator, contact: contactOf(operatorContact) },
    assets,
  }
}

/** The configuration lets through an e-mail address, an https address or a telephone number (E.164). */
function contactOf(stated: string | undefined): { name: string; href: string } | null {
  if (stated === undefined) return null
  if (stated.startsWith('https:')) return { name: stated, href: stated }
  return { name: stated, href: stated.startsWith('+') ? `tel:${stated}` : `mailto:${stated}` }
}
