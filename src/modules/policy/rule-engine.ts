import type {
  Decider,
  Decision,
  DecisionQuestion,
  Missing,
  Obligation,
  Reason,
  Site,
} from '../../kernel/ports/decider.ts'
import { holderOf, rolesTowards } from '../../kernel/principal.ts'
import { civilDayIn } from './civil-day.ts'
import { coversByPermit, coversByRole, readershipOf } from './readership.ts'
import type { Rule, RuleQuestion, Verdict } from './rule.ts'
import type { PackInForce } from './rule-pack.ts'

/** The reason when every rule was silent. Its sentence stands in `explain.ts`. */
const noRuleAllows = 'platform.no-rule-allows'
/** What is missing when a rule throws. Its sentence stands in `explain.ts`. */
const ruleFailed = 'platform.rule-failed'

/**
 * Decides by the rules of the packs in force; drafts have no say. All rules that speak to the permission run, every time, so that a decision carries
 * every reason. Nothing is allowed that no rule allows; one denial outweighs any number of permissions; a rule that
 * throws, or answers what is no verdict, denies. What it threw goes to `onRuleFailure` alone.
 *
 * A denial conceals the thing when nothing lets the caller read it and it is not announced, and in the same way when there
 * is no such thing: the two may not be told apart.
 *
 * @throws RangeError when the site's country is none.
 */
export function createDecider(
  packs: readonly PackInForce[],
  site: Site,
  onRuleFailure: (rule: string, error: unknown) => void,
): Decider {
  const inForce = packs.filter((pack) => pack.status !== 'draft')
  const references = inForce.map((pack) => pack.reference)
  const rulesOf = rulesByPermission(inForce)
  const todayAt = civilDayIn(site.country)

  return {
    decide(question): Decision {
      const asked = whatRulesAreAsked(question, site, todayAt(question.at))
      const reasons: Reason[] = []
      const obligations: Obligation[] = []
      const isOpenName = question.resource?.announced === true || asked.cleared || asked.permitted
      let concealed = !question.resource || !isOpenName

      for (const rule of rulesOf.get(question.permission) ?? []) {
        const verdict = ask(rule, asked, onRuleFailure)
        if (verdict === 'silent') continue
        if ('allow' in verdict) {
          reasons.push({ rule: rule.id, effect: 'allow', missing: [] })
          for (const obligation of verdict.obligations ?? []) obligations.push({ rule: rule.id, obligation })
        } else {
          reasons.push({ rule: rule.id, effect: 'deny', missing: verdict.missing })
          if (verdict.conceal) concealed = true
        }
      }

      if (reasons.length === 0) reasons.push({ rule: noRuleAllows, effect: 'deny', missing: [] })
      const denied = reasons.some((reason) => reason.effect === 'deny')
      return {
        effect: denied ? 'deny' : 'allow',
        reasons,
        missing: everythingMissing(reasons),
        obligations: denied ? [] : obligations,
        packs: references,
        conceal: denied && concealed,
      }
    },
  }
}

function rulesByPermission(packs: readonly PackInForce[]): ReadonlyMap<string, readonly Rule[]> {
  const found = new Map<string, Rule[]>()
  for (const rule of packs.flatMap((pack) => pack.rules)) {
    for (const permission of new Set(rule.permissions)) {
      const rules = found.get(permission)
      if (rules) rules.push(rule)
      else found.set(permission, [rule])
    }
  }
  return found
}

function whatRulesAreAsked(question: DecisionQuestion, site: Site, today: string): RuleQuestion {
  const { principal, permit, resource, at } = question
  const readership = readershipOf({ principal, permit, now: at, site })
  return {
    ...question,
    roles: rolesTowards(principal, resource?.owner),
    cleared: !resource || coversByRole(readership, resource),
    permitted: resource !== undefined && coversByPermit(readership, resource),
    site,
    today,
    holder: holderOf(principal),
  }
}

function ask(rule: Rule, question: RuleQuestion, onRuleFailure: (rule: string, error: unknown) => void): Verdict {
  try {
    const verdict = rule.evaluate(question)
    if (isVerdict(verdict)) return verdict
    throw new TypeError('the rule answered what is no verdict')
  } catch (error) {
    onRuleFailure(rule.id, error)
    return { deny: true, missing: [{ condition: ruleFailed }] }
  }
}

/** Types say so already; a rule that answers otherwise must still deny. */
function isVerdict(verdict: unknown): verdict is Verdict {
  if (verdict === 'silent') return true
  if (typeof verdict !== 'object' || verdict === null) return false
  if ('allow' in verdict) return verdict.allow === true && !('deny' in verdict)
  return 'deny' in verdict && verdict.deny === true && 'missing' in verdict && Array.isArray(verdict.missing)
}

function everythingMissing(reasons: readonly Reason[]): Missing[] {
  const found = new Map<string, Missing>()
  for (const missing of reasons.flatMap((reason) => reason.missing)) {
    if (!found.has(missing.condition)) found.set(missing.condition, missing)
  }
  return [...found.values()]
}
