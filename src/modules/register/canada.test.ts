import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { riskQuestionnaire } from '../../../jurisdictions/ma/risk/questionnaire.ts'
import type { RiskAnswers, RiskQuestion, RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'
import { scoreOf } from './risk.ts'

/*
 * Canada's own questionnaire (canada-ca/aia-eia-js at b900dc7, MIT), read from beside the repository and put to this
 * engine: what it comes to is compared with what the published rule gives.
 */
const shared = process.env.JAZARI_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url))
const file = join(shared, 'reference', 'canada-aia', 'survey-enfr.json')
const isThere = existsSync(file)
if (!isThere && process.env.JAZARI_REQUIRE_SHARED === '1')
  throw new Error(`Canada's questionnaire is required at ${file}`)
if (!isThere) console.warn(`SKIPPED: nothing compares the scoring with Canada's, ${file} is absent`)

/** An element of a SurveyJS form, as far as it scores. */
type Element = {
  readonly name: string
  readonly type?: string
  readonly visibleIf?: string
  readonly elements?: readonly Element[]
  readonly choices?: readonly (string | { readonly value: string })[]
}
type Survey = { readonly pages: readonly Element[] }
type AskedIf = NonNullable<RiskQuestion['askedIf']>

describe.skipIf(!isThere)('Canada’s Algorithmic Impact Assessment', () => {
  const survey = isThere ? (JSON.parse(readFileSync(file, 'utf8')) as Survey) : { pages: [] }
  const canada = asQuestionnaire(survey)
  const questions = canada.pages.flatMap((page) => page.questions)
  const most = (phase: string, kinds: readonly RiskQuestion['kind'][]): RiskAnswers => {
    const answers = questions.map(({ id, kind, choose, options }): [string, string | string[]] => {
      if (id === 'projectDetailsPhase') return [id, phase]
      const best = options.toSorted((one, other) => other.points - one.points)[0]?.code ?? ''
      const least = options.toSorted((one, other) => one.points - other.points)[0]?.code ?? ''
      if (!kinds.includes(kind)) return [id, choose === 'one' ? least : []]
      return [id, choose === 'one' ? best : options.map(({ code }) => code)]
    })
    return Object.fromEntries(answers)
  }

  test('has a raw maximum of 167, and 154 points of mitigation, of which either phase can reach 77', () => {
    const points = questions.filter(({ kind }) => kind === 'mitigation').map(mostPoints)

    expect(scoreOf(canada, {}).rawMaximum).toBe(167)
    expect(points.reduce((sum, one) => sum + one, 0)).toBe(154)
    expect(scoreOf(canada, { projectDetailsPhase: 'item1' }).mitigationMaximum).toBe(77)
    expect(scoreOf(canada, { projectDetailsPhase: 'item2' }).mitigationMaximum).toBe(77)
  })

  test.each([
    ['businessDrivers', 5],
    ['riskProfile', 15],
    ['projectAuthority', 2],
    ['aboutSystem', 17],
    ['aboutAlgorithm', 15],
    ['decisionSector', 8],
    ['impact', 52],
    ['aboutData', 53],
    ['consultationDesign', 10],
    ['dataQualityDesign', 14],
    ['fairnessDesign', 44],
    ['privacyDesign', 9],
  ])('the page %s counts %i at most', (page, points) => {
    const counted = canada.pages.find(({ id }) => id === page)?.questions.map(mostPoints) ?? []
    expect(counted.reduce((sum, one) => sum + one, 0)).toBe(points)
  })

  test.each(['item1', 'item2'])('mitigation can be had whole in phase %s, and then takes 15 %% off', (phase) => {
    const bare = scoreOf(canada, most(phase, ['risk']))
    const careful = scoreOf(canada, most(phase, ['risk', 'mitigation']))

    expect(bare.mitigation).toBe(0)
    expect(careful.mitigation).toBe(77)
    expect(careful.score).toBe(Math.round(0.85 * bare.raw))
  })
})

function mostPoints({ choose, options }: RiskQuestion): number {
  const points = options.map((option) => option.points)
  return choose === 'many' ? points.reduce((sum, one) => sum + one, 0) : Math.max(0, ...points)
}

function asQuestionnaire({ pages }: Survey): RiskQuestionnaire {
  return {
    ...riskQuestionnaire,
    id: 'ca.aia',
    duties: [],
    pages: pages.map((page) => ({
      id: page.name,
      title: said(page.name),
      questions: questionsIn([page], 'information', []),
    })),
  }
}

/** The kind is what the nearest name with a suffix says; each `visibleIf` on the way down has to hold. */
function questionsIn(elements: readonly Element[], kind: RiskQuestion['kind'], askedIf: AskedIf): RiskQuestion[] {
  return elements.flatMap((element): RiskQuestion[] => {
    const own = { RS: 'risk', MS: 'mitigation', NS: 'information' } as const
    const suffix = /-(RS|MS|NS)$/.exec(element.name)?.[1] as keyof typeof own | undefined
    if (!element.elements && !element.choices) return []
    const conditions = element.visibleIf ? [...askedIf, conditionOf(element.visibleIf)] : askedIf
    const ownKind = suffix ? own[suffix] : kind
    if (element.elements) return questionsIn(element.elements, ownKind, conditions)
    const options = (element.choices ?? []).map((choice) => {
      const code = typeof choice === 'string' ? choice : choice.value
      return { code, points: Number(/-(\d+)$/.exec(code)?.[1] ?? 0), sentence: said(code) }
    })
    const choose = element.type === 'checkbox' ? 'many' : 'one'
    const citation = { law: null, article: null, status: 'platform' } as const
    const { name: id } = element
    return [{ id, kind: ownKind, choose, sentence: said(id), citation, askedIf: conditions, options }]
  })
}

/** `{a} = "x" or {a} = "y"`: the only form that this questionnaire uses around its choices. */
function conditionOf(visibleIf: string): AskedIf[number] {
  const parts = visibleIf.split(' or ').map((part) => /^\{(\w+)\} = "([^"]+)"$/.exec(part.trim()))
  const question = parts[0]?.[1] ?? ''
  if (parts.some((part) => part?.[1] !== question)) throw new Error(`another form of condition: ${visibleIf}`)
  return { question, anyOf: parts.map((part) => part?.[2] ?? '') }
}

function said(text: string): { ar: string; fr: string; en: string } {
  return { ar: text, fr: text, en: text }
}
