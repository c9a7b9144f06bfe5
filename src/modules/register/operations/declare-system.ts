import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { PersonalDataMask } from '../../../kernel/ports/personal-data.ts'
import type { RiskLevel } from '../../../kernel/ports/risk-questionnaire.ts'
import { maskedText, maskedWords } from '../../../kernel/shown-words.ts'
import type { RegisterContext, RegisterQuestion } from '../context.ts'
import { type Declared, type DeclaredChange, type DeclaredField, declaredFields, declaredNames } from '../declared.ts'
import { concealedSystem, seeSystem, systemFacts } from '../facts.ts'
import { tellHistory } from '../history.ts'
import { entryIncomplete, systemNotFound, systemStateRefused } from '../problems.ts'
import { summaryOf } from '../show-systems.ts'
import { stageRows } from '../stage-store.ts'
import { SystemName, SystemSummary } from '../system.ts'
import { findSystem, lockSystem, updateDeclared } from '../system-store.ts'
import { maxNameLength, maxWordsLength } from '../text-lengths.ts'
import { undeclared } from '../undeclared.ts'
import { watchLater } from '../watch-later.ts'

const optional = <Field extends z.ZodType>(field: Field) => z.optional(z.nullable(field))

export const declareSystem = operation({
  id: 'register.declare',
  http: 'POST /systems/{system}/declaration',
  summary: 'Say what people have to know of a system; a field that is null is emptied, and shown as not filled in',
  permission: 'register:write',
  effect: 'write',
  input: z.strictObject({
    system: SystemName,
    purpose: optional(declaredFields.purpose),
    decisionSupported: optional(declaredFields.decisionSupported),
    automation: optional(declaredFields.automation),
    humanStep: optional(declaredFields.humanStep),
    refusalPath: optional(declaredFields.refusalPath),
    appealPath: optional(declaredFields.appealPath),
    legalBasis: optional(declaredFields.legalBasis),
    peopleAffected: optional(declaredFields.peopleAffected),
    audience: optional(declaredFields.audience),
    contact: optional(declaredFields.contact),
    accountableRole: optional(declaredFields.accountableRole),
    supplier: optional(declaredFields.supplier),
    knownLimits: optional(declaredFields.knownLimits),
    crossBorder: optional(declaredFields.crossBorder),
    regions: optional(declaredFields.regions),
    theme: optional(declaredFields.theme),
    languages: optional(declaredFields.languages),
  }),
  output: SystemSummary,
  problems: [systemNotFound, systemStateRefused, entryIncomplete],

  redact: ({ personalData }: RegisterQuestion, input) => ({ ...input, ...masked(personalData, input) }),
  facts: systemFacts,
  concealed: concealedSystem,

  async run(context: RegisterContext, { system: named, ...change }) {
    const { db, now, decision, jobs, riskQuestionnaire } = context
    const seen = await seeSystem(context, named, lockSystem)
    if (!seen) throw systemNotFound({ system: named })
    const { row } = seen
    if (row.state === 'withdrawn') throw systemStateRefused({ system: row.slug, state: row.state })

    const declared = changed(row.declared, change)
    const fields = declaredNames.filter((field) => !isSame(row.declared[field], declared[field]))
    if (row.state === 'live') {
      const { assessment } = await stageRows(db, row.id, 'production')
      const missing = undeclared(riskQuestionnaire, (assessment?.level ?? 1) as RiskLevel, declared)
      // What was missing before may be filled in piece by piece; what is there may not be taken away.
      const emptied = missing.filter((field) => fields.includes(field))
      if (emptied.length > 0) throw entryIncomplete({ system: row.slug, missing: emptied.join(' ') })
    }
    if (fields.length > 0) {
      await updateDeclared(db, row.id, declared)
      await tellHistory(db, row.id, { kind: 'declared', fields }, { at: now, decision: decision.logged.index })
      await watchLater(db, jobs, row.id)
    }
    return summaryOf(context, (await findSystem(db, row.id))!)
  },
})

/** What is said takes the place of what was; what is left out stays. */
function changed(
  declared: Declared,
  change: { readonly [Field in DeclaredField]?: Declared[Field] | undefined },
): Declared {
  const said = Object.entries(change).filter(([, value]) => value !== undefined)
  return { ...declared, ...Object.fromEntries(said) }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

const words = [
  'purpose',
  'decisionSupported',
  'humanStep',
  'refusalPath',
  'appealPath',
  'knownLimits',
] as const satisfies readonly DeclaredField[]
const shortWords = ['accountableRole', 'supplier'] as const satisfies readonly DeclaredField[]

/** Those of the given fields that people write freely, without what identifies a person. A contact is whom to write to. */
function masked(personalData: PersonalDataMask, input: Partial<DeclaredChange>): Partial<DeclaredChange> {
  const covered: Partial<DeclaredChange> = {}
  for (const field of words) {
    const said = input[field]
    if (said) covered[field] = maskedWords(personalData, said, maxWordsLength)
  }
  for (const field of shortWords) {
    const said = input[field]
    if (said) covered[field] = maskedWords(personalData, said, maxNameLength)
  }
  const { legalBasis, peopleAffected } = input
  if (legalBasis) {
    const { law, article, url } = legalBasis
    covered.legalBasis = {
      law: maskedWords(personalData, law, maxNameLength),
      article: article === null ? null : maskedText(personalData, article, 80),
      url,
    }
  }
  if (peopleAffected) {
    covered.peopleAffected = { ...peopleAffected, who: maskedWords(personalData, peopleAffected.who, maxWordsLength) }
  }
  return covered
}
