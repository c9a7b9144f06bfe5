import type { LegalKind } from '../analysis/legal-numbers.ts'
import { legalReferences } from '../analysis/legal-references.ts'

/** What an article that amends another text announces: the words that follow are of that text. */
export type Amendment = {
  readonly kind: LegalKind | null
  readonly number: string | null
  /** The articles it names: those may be quoted. */
  readonly articles: ReadonlySet<string>
}

const changes =
  /(?<!\p{L})[وف]?(?:ت|ي)(?:غير|تمم|عوض|نسخ|ضاف|عدل|ستبدل)(?!\p{L})|modifi|complét|remplac|abrog|ajout|insér|amended|replaced|inserted|added/iu
const announces =
  /(?:النحو\s+(?:التالي|الآتي|الاتي)|كما\s+يلي|بما\s+يلي|ما\s+يلي|التالي[ةه]?|الآتي[ةه]?|comme\s+suit|ainsi\s+qu['’]il\s+suit|suivant(?:e|es|s)?|rédigée?s?(?:\s+ainsi)?|as\s+follows)\s*[.:]?\s*$/iu

/** «على النحو التالي:», in UTF-16 units. */
const longestAnnouncement = 40

/** The amendment that an article announces, by its words up to the end of a line; `undefined` when it announces none there. */
export function announcedAmendment(words: string): Amendment | undefined {
  const ending = words.slice(-longestAnnouncement)
  if (!(announces.test(ending) || /:\s*$/u.test(ending)) || !changes.test(words)) return undefined
  const named = legalReferences(words)
  const text = named.find(({ number }) => number !== null)
  const articles = named.flatMap(({ article }) => (article === null ? [] : [article]))
  return { kind: text?.kind ?? null, number: text?.number ?? null, articles: new Set(articles) }
}
