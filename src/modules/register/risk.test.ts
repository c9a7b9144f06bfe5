import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { riskQuestionnaire } from '../../../jurisdictions/ma/risk/questionnaire.ts'
import type { RiskAnswers, RiskLevel, RiskQuestion, RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'
import { declaredNames } from './declared.ts'
import { dutiesOf } from './duties-of.ts'
import { answerFaults, countedAnswers, scoreOf } from './risk.ts'

const platform = { law: null, article: null, status: 'platform' } as const
const said = { ar: 'س', fr: 'q', en: 'q' }

/** Four questions of ten points each, and a mitigation of ten of which a second half depends on the first. */
const questionnaire = asking([
  question('a', 'risk', [0, 10]),
  question('b', 'risk', [0, 7, 8, 10]),
  question('c', 'risk', [0, 10], { askedIf: [{ question: 'a', anyOf: ['10'] }] }),
  question('d', 'risk', [4, 6], { choose: 'many' }),
  question('m', 'mitigation', [0, 5]),
  question('n', 'mitigation', [0, 3, 5], { askedIf: [{ question: 'm', anyOf: ['5'] }] }),
])

function question(
  id: string,
  kind: RiskQuestion['kind'],
  points: readonly number[],
  other: Partial<RiskQuestion> = {},
): RiskQuestion {
  const options = points.map((number) => ({ code: String(number), points: number, sentence: said }))
  return { id, kind, choose: 'one', sentence: said, citation: platform, options, ...other }
}

function asking(questions: readonly RiskQuestion[]): RiskQuestionnaire {
  return { ...riskQuestionnaire, pages: [{ id: 'page', title: said, questions }], duties: [] }
}

describe('points and levels', () => {
  test('points of what is asked add up against the most that any answers could give', () => {
    expect(scoreOf(questionnaire, { a: '10', b: '7', c: '10', d: ['4', '6'], m: '0' })).toEqual({
      raw: 37,
      rawMaximum: 40,
      mitigation: 0,
      mitigationMaximum: 10,
      score: 37,
      share: 37 / 40,
      level: 4,
      asked: ['a', 'b', 'c', 'd', 'm'],
      unanswered: [],
    })
  })

  test('a question that other answers hide counts nothing, is not asked, and what was answered to it is not kept', () => {
    const answers = { a: '0', b: '7', c: '10', d: ['6'], m: '0', n: '5' }

    expect(scoreOf(questionnaire, answers)).toMatchObject({ raw: 13, rawMaximum: 40, mitigation: 0 })
    expect(countedAnswers(questionnaire, answers)).toEqual({ a: ['0'], b: ['7'], d: ['6'], m: ['0'] })
  })

  test('what is not answered is told, in order', () => {
    expect(scoreOf(questionnaire, {}).unanswered).toEqual(['a', 'b', 'd', 'm'])
    expect(scoreOf(questionnaire, { a: '10', d: [] }).unanswered).toEqual(['b', 'c', 'd', 'm'])
  })

  test.each<[RiskAnswers, number, RiskLevel]>([
    [{ b: '10' }, 10, 1],
    [{ a: '10', b: '0', d: ['4'] }, 14, 2],
    [{ a: '10', b: '10' }, 20, 2],
    [{ a: '10', b: '7', d: ['4'] }, 21, 3],
    [{ a: '10', b: '10', c: '10' }, 30, 3],
    [{ a: '10', b: '10', c: '10', d: ['4'] }, 34, 4],
  ])('%j is a score of %i and the level %i: a level holds up to its end', (answers, score, level) => {
    expect(scoreOf(questionnaire, answers)).toMatchObject({ score, level })
  })

  test('mitigation lowers the score by 15 %, rounded, from 80 % of its maximum on and not below', () => {
    const answers = { a: '10', b: '8', c: '10' }

    expect(scoreOf(questionnaire, { ...answers, m: '5' }).score).toBe(28)
    // 8 of 10; 0.85 × 28 = 23.8
    expect(scoreOf(questionnaire, { ...answers, m: '5', n: '3' }).score).toBe(24)
  })

  test('mitigation that nothing leaves open lowers nothing', () => {
    const closed = asking([
      question('a', 'risk', [0, 10]),
      question('m', 'mitigation', [0, 5], { askedIf: [{ question: 'a', anyOf: ['0'] }] }),
    ])

    expect(scoreOf(closed, { a: '10', m: '5' })).toMatchObject({ score: 10, mitigationMaximum: 0 })
  })
})

test('answers that the questionnaire does not know are named, and count nothing', () => {
  const alone = { code: 'none', points: 0, sentence: said, alone: true } as const
  const withNone = asking([
    question('a', 'risk', [0, 10]),
    question('d', 'risk', [], { choose: 'many', options: [{ code: '4', points: 4, sentence: said }, alone] }),
  ])

  expect(answerFaults(withNone, { a: '11', d: ['4', 'none'], x: '1', constructor: '1' })).toEqual([
    { question: 'a', fault: 'no-such-option' },
    { question: 'd', fault: 'not-beside-others' },
    { question: 'x', fault: 'no-such-question' },
    { question: 'constructor', fault: 'no-such-question' },
  ])
  expect(answerFaults(withNone, { a: ['0', '10'] })).toEqual([{ question: 'a', fault: 'one-only' }])
  expect(answerFaults(withNone, { a: '0', d: ['none'] })).toEqual([])
  expect(scoreOf(withNone, { a: '11', constructor: '1' })).toMatchObject({ raw: 0, unanswered: ['a', 'd'] })
})

describe('the Moroccan questionnaire', () => {
  const questions = riskQuestionnaire.pages.flatMap((page) => page.questions)
  const anyAnswers = fc.record(
    Object.fromEntries(
      questions.map(({ id, choose, options }) => {
        const codes = options.map(({ code }) => code)
        const alone = options.filter((option) => option.alone).map(({ code }) => code)
        const several = fc.subarray(codes.filter((code) => !alone.includes(code)))
        return [id, choose === 'one' ? fc.constantFrom(...codes) : several]
      }),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<RiskAnswers>

  test('never scores above its maximum, nor asks for what is hidden, whatever is answered', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const score = scoreOf(riskQuestionnaire, answers)
        expect(score.rawMaximum).toBe(scoreOf(riskQuestionnaire, {}).rawMaximum)
        expect(score.raw).toBeLessThanOrEqual(score.rawMaximum)
        expect(score.mitigation).toBeLessThanOrEqual(score.mitigationMaximum)
        expect(score.score).toBeLessThanOrEqual(score.raw)
        expect(answerFaults(riskQuestionnaire, answers)).toEqual([])
        const counted = countedAnswers(riskQuestionnaire, answers)
        expect(scoreOf(riskQuestionnaire, counted)).toEqual(score)
        expect(Object.keys(counted).sort()).toEqual(score.asked.filter((id) => !score.unanswered.includes(id)).sort())
      }),
    )
  })

  test('an answer of more risk never lowers the level', () => {
    const risks = questions.filter(({ kind, choose }) => kind === 'risk' && choose === 'one')
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...risks), (answers, { id, options }) => {
        const byRisk = options.toSorted((one, other) => one.points - other.points)
        const scores = byRisk.map(({ code }) => scoreOf(riskQuestionnaire, { ...answers, [id]: code }).raw)
        expect(scores).toEqual(scores.toSorted((one, other) => one - other))
      }),
    )
  })

  test('an assistant that quotes public documents and decides nothing is of limited risk', () => {
    const answers = {
      automation: 'informs',
      'evaluates-persons': 'no',
      procedure: 'no',
      'how-many': 'thousands',
      vulnerable: ['none'],
      rural: 'partly',
      'without-it': 'as-well',
      rights: 'none',
      life: 'slight',
      reversible: 'at-once',
      noticed: 'easily',
      'personal-data': 'typed',
      'data-class': 'public',
      hosting: 'own-premises',
      origin: 'restated',
      method: 'quotes',
      explained: 'yes',
      learns: 'no',
      supplier: 'open',
      'languages-missing': ['zgh'],
      channels: 'online-only',
    }

    expect(scoreOf(riskQuestionnaire, answers)).toMatchObject({ raw: 9, rawMaximum: 87, level: 1 })
  })

  test('what decides alone on benefits with health data of millions is of very high risk', () => {
    const worst = Object.fromEntries(
      questions
        .filter(({ kind }) => kind === 'risk')
        .map(({ id, choose, options }) => {
          const most = options.toSorted((one, other) => other.points - one.points)[0]!.code
          return [id, choose === 'one' ? most : options.filter(({ alone }) => !alone).map(({ code }) => code)]
        }),
    )

    expect(scoreOf(riskQuestionnaire, worst)).toMatchObject({ raw: 87, share: 1, level: 4 })
  })
})

test('duties grow with the level', () => {
  const evaluations = ([1, 2, 3, 4] as const).map((level) =>
    dutiesOf(riskQuestionnaire, level)
      .filter(({ kind }) => kind === 'evaluation')
      .map(({ id }) => id),
  )

  expect(evaluations).toEqual([
    ['golden'],
    ['golden', 'safety', 'injection'],
    ['golden', 'safety', 'injection', 'robustness'],
    ['golden', 'safety', 'injection', 'robustness'],
  ])
  expect(dutiesOf(riskQuestionnaire, 4).map(({ id }) => id)).toContain('two-peer-reviews')
  expect(dutiesOf(riskQuestionnaire, 3).map(({ id }) => id)).not.toContain('two-peer-reviews')
})

test('a duty of declaration names fields of the entry', () => {
  const fields = riskQuestionnaire.duties.flatMap((duty) => duty.fields)

  expect(declaredNames).toEqual(expect.arrayContaining(fields))
})
