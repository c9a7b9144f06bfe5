import type { Citation } from '../../kernel/citation.ts'
import type { Language } from '../../kernel/language.ts'
import type { DecisionQuestion, Missing, Site } from '../../kernel/ports/decider.ts'
import type { Role } from '../../kernel/principal.ts'

/** One sentence in every language of the platform. */
export type Sentences = Readonly<Record<Language, string>>

/** What a rule is asked: the decision's question, and what the engine works out once for all rules. */
export type RuleQuestion = DecisionQuestion & {
  /** Those that count towards the owner of the thing. None for an anonymous caller. */
  readonly roles: readonly Role[]
  /** Those roles cover how secret and how personal the thing is, and its sectors. True without a label. */
  readonly cleared: boolean
  /** The permit that the caller acts under is in force, is theirs, names the data and covers the label. */
  readonly permitted: boolean
  /** Where this installation runs. */
  readonly site: Site
  /** The day that it is where this installation runs: ISO 8601, so that days compare as text. */
  readonly today: string
  /** Who answers for what the caller does: a person, also for a key of theirs. Null for nobody. */
  readonly holder: string | null
}

/** How somebody who was refused comes to what was missing. */
export type Remedy = {
  /** The page where it starts; null where only others can begin it, by what `by` says. */
  readonly start: 'permit-request' | 'sign-in' | 'membership' | 'cndp-reference' | 'another-person' | null
  /** Who can grant it. */
  readonly by: Sentences
}

/** What would have to hold, and how one comes to it; without a remedy, nobody can grant it. */
export type Condition = { readonly sentence: Sentences; readonly remedy?: Remedy }

export type Verdict =
  /** It has nothing to say on this question. */
  | 'silent'
  | { readonly allow: true; readonly obligations?: readonly string[] }
  | {
      readonly deny: true
      /** The conditions that would have to hold. */
      readonly missing: readonly Missing[]
      /** The asker may not even learn that the thing is there. */
      readonly conceal?: boolean
    }

export type Rule = {
  /** `<pack>.<what it holds>`. Stays the same as long as the rule means the same. */
  readonly id: string
  /** The permissions it speaks to; it is not asked about others. */
  readonly permissions: readonly string[]
  readonly citation: Citation
  readonly sentence: Sentences
  /** What it may find missing, with a sentence that says what would have to hold. */
  readonly conditions: Readonly<Record<string, Condition>>
  /** What it may require when it allows. */
  readonly obligations: Readonly<Record<string, Sentences>>
  /** A pure function of the question: no clock, no I/O, no memory. One that throws denies. */
  evaluate(question: RuleQuestion): Verdict
}

/** Data of a jurisdiction that its rules ask or its page shows: a list of the authorities, with how far it was checked. */
export type StatedList = {
  /** `<pack>.<what it lists>`. */
  readonly id: string
  readonly citation: Citation
  readonly title: Sentences
  /** How far it can be relied on. */
  readonly note: Sentences
  readonly entries: readonly { readonly code: string; readonly names: Sentences }[]
}

/** The rules of one jurisdiction. A second country is a second pack. */
export type RulePack = {
  readonly id: string
  readonly version: string
  /** A draft is shown and changes no decision. In force where nothing is said. */
  readonly status?: 'in-force' | 'draft'
  /** Without one, the pack is called by the jurisdiction whose ISO 3166-1 code is its id. */
  readonly name?: Sentences
  readonly note?: Sentences
  readonly rules: readonly Rule[]
  readonly lists?: readonly StatedList[]
}
