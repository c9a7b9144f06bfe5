import type { Citation } from '../../kernel/citation.ts'
import type { Language } from '../../kernel/language.ts'
import type { Condition, Remedy, Rule, RulePack, Sentences } from './rule.ts'

/** A decision as far as its rules say why: of the engine just now, or as it is kept beside the log. */
export type Explainable = {
  readonly reasons: readonly { readonly rule: string; readonly effect: 'allow' | 'deny' }[]
  readonly missing: readonly {
    readonly rule: string
    readonly condition: string
    readonly values?: Readonly<Record<string, string>> | undefined
  }[]
  readonly obligations: readonly { readonly rule: string; readonly obligation: string }[]
}

/** Why something was decided, in one language. */
export type Explanation = {
  readonly reasons: readonly {
    readonly rule: string
    readonly effect: 'allow' | 'deny'
    readonly sentence: string
    /** Null for a rule of the platform that no law states. */
    readonly law: string | null
    /** Null as long as nobody has found it in the official bulletin. */
    readonly article: string | null
    readonly status: Citation['status']
    readonly url: string | null
  }[]
  readonly missing: readonly {
    readonly rule: string
    readonly condition: string
    readonly sentence: string
    readonly values: Readonly<Record<string, string>>
    /** Null where nobody can grant it. */
    readonly remedy: { readonly start: Remedy['start']; readonly by: string } | null
  }[]
  readonly obligations: readonly { readonly rule: string; readonly obligation: string; readonly sentence: string }[]
}

/**
 * Says a decision in a reader's language: each rule that spoke with its law, what is missing with who can grant it, and
 * what must be done. A rule that no pack in force states any more is said to be so: its identifier stands beside it.
 */
export function explain(packs: readonly RulePack[], decision: Explainable, language: Language): Explanation {
  const rules = new Map(packs.flatMap((pack) => pack.rules).map((rule) => [rule.id, rule]))
  return {
    reasons: decision.reasons.map(({ rule, effect }) => {
      const { sentence, citation } = rules.get(rule) ?? statementOf(rule)
      const { law, article, status, url = null } = citation
      return { rule, effect, sentence: sentence[language], law, article, status, url }
    }),
    missing: decision.missing.map(({ rule, condition, values = {} }) => {
      const { sentence, remedy } = conditionOf(rules.get(rule), condition)
      const granted = remedy ? { start: remedy.start, by: remedy.by[language] } : null
      return { rule, condition, sentence: sentence[language], values, remedy: granted }
    }),
    obligations: decision.obligations.map(({ rule, obligation }) => {
      const sentence = rules.get(rule)?.obligations[obligation] ?? notStated
      return { rule, obligation, sentence: sentence[language] }
    }),
  }
}

/** What the engine itself says, beside the rules of packs. */
const engineRules: Readonly<Record<string, Sentences>> = {
  'platform.no-rule-allows': {
    ar: 'لا توجد قاعدة تسمح بهذا، وكل ما لا تسمح به قاعدة ممنوع.',
    fr: 'Aucune règle ne le permet, et ce qu’aucune règle ne permet est refusé.',
    en: 'No rule allows this, and what no rule allows is refused.',
  },
}

const engineConditions: Readonly<Record<string, Sentences>> = {
  'platform.rule-failed': {
    ar: 'تعذر تطبيق هذه القاعدة، والقاعدة التي تتعذر تُعد منعا.',
    fr: 'Cette règle n’a pas pu être appliquée ; une règle qui échoue refuse.',
    en: 'This rule could not be applied; a rule that fails refuses.',
  },
}

const notStated: Sentences = {
  ar: 'لم تعد القواعد السارية تنص على هذا؛ ومعرّفه مذكور هنا.',
  fr: 'Les règles en vigueur n’énoncent plus ceci ; son identifiant est donné ici.',
  en: 'The rules in force do not state this any more; its identifier is given here.',
}

function statementOf(rule: string): Pick<Rule, 'sentence' | 'citation'> {
  return { sentence: engineRules[rule] ?? notStated, citation: { law: null, article: null, status: 'platform' } }
}

function conditionOf(rule: Rule | undefined, condition: string): Condition {
  return rule?.conditions[condition] ?? { sentence: engineConditions[condition] ?? notStated }
}
