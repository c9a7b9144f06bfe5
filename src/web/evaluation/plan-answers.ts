import type { Criterion } from '../../../libs/receipt/index.ts'
import type { Duty } from '../../kernel/ports/risk-questionnaire.ts'
import { type FieldFault, Problem } from '../../kernel/problem.ts'
import { inputInvalid } from '../../kernel/problems.ts'
import { registerPlan, type Task } from '../../modules/evaluation/index.ts'
import { plainDigits, readThreshold, writtenThreshold } from './threshold.ts'

/** What a plan is asked, a step a page, in this order; then all of it is checked. */
export const planSteps = ['task', 'system', 'duty', 'criteria', 'terms'] as const
export type PlanStep = (typeof planSteps)[number]

export const criterionFields = ['metric', 'slice', 'comparator', 'threshold', 'on'] as const
const mostCriteria = 20
/** A row without a metric is none; a criterion of no part speaks of all items. */
export const noMetric = 'none'
export const allItems = 'all'

/** The answers so far, by field, as they were typed. They stand in the address of each step: nothing is stored before the end. */
export type PlanAnswers = Readonly<Record<string, string>>

const ownFields: Readonly<Record<Exclude<PlanStep, 'criteria'>, readonly string[]>> = {
  task: ['task'],
  system: ['system', 'endpoint', 'organisation'],
  duty: ['duty'],
  terms: ['items', 'attempts', 'validDays'],
}
const criterionField = new RegExp(`^criteria\\.(?:1?\\d)\\.(?:${criterionFields.join('|')})$`)

/** The answers in an address or a form, without what is none. An assistant may be named in a link from its own page. */
export function planAnswers(given: URLSearchParams): PlanAnswers {
  const known = new Set(Object.values(ownFields).flat())
  const answers: Record<string, string> = {}
  for (const [name, value] of given) {
    const answer = value.trim().slice(0, 300)
    if ((known.has(name) || criterionField.test(name)) && answer !== '') answers[name] = answer
  }
  const [assistant, version] = [given.get('assistant'), given.get('version')]
  if (assistant) answers.system ??= version ? `${assistant}@${version}` : assistant
  return answers
}

/** Of these answers, those that another step asked for. */
export function carriedFrom(answers: PlanAnswers, step: PlanStep | null): [name: string, value: string][] {
  return Object.entries(answers).filter(([name]) => stepOf(name) !== step)
}

export function isPlanStep(name: string | null | undefined): name is PlanStep {
  return (planSteps as readonly (string | null | undefined)[]).includes(name)
}

function stepOf(field: string): PlanStep {
  const [first = ''] = field.split('.')
  if (first === 'version') return 'system'
  return planSteps.find((step) => step !== 'criteria' && ownFields[step].includes(first)) ?? 'criteria'
}

/** What the first answers leave to ask. */
export function firstUnanswered(answers: PlanAnswers): PlanStep {
  if (!answers.task) return 'task'
  return answers.system || answers.endpoint ? 'duty' : 'system'
}

/** The bar that is offered before anybody changes it: what the duty asks for at least, else what the test's makers propose. */
export function offeredCriteria(task: Task, duty: Duty | undefined): readonly Criterion[] {
  return duty?.bar?.criteria.map((least) => ({ ...least, slice: null, on: 'value' })) ?? task.suggested
}

/** Criteria as fields of a form. */
export function criteriaAnswers(criteria: readonly Criterion[]): PlanAnswers {
  return Object.fromEntries(
    criteria.flatMap(({ metric, slice, comparator, threshold, on }, place) => {
      const written = {
        metric,
        slice: slice ?? allItems,
        comparator,
        threshold: writtenThreshold(metric, threshold),
        on,
      }
      return criterionFields.map((field) => [`criteria.${place}.${field}`, written[field]])
    }),
  )
}

/** Places of the rows in which a metric is chosen. */
export function filledRows(answers: PlanAnswers): number[] {
  const metricAt = (place: number) => answers[`criteria.${place}.metric`] ?? noMetric
  return Array.from({ length: mostCriteria }, (_, place) => place).filter((place) => metricAt(place) !== noMetric)
}

/** So many rows are shown: those filled in, and room for more. */
export function shownRows(answers: PlanAnswers, more: number): number {
  return Math.min(mostCriteria, (filledRows(answers).at(-1) ?? -1) + 1 + more)
}

/** A criterion whose threshold is still as it was typed. */
export type WrittenCriterion = Omit<Criterion, 'threshold'> & { readonly threshold: number | null }

function writtenCriteria(answers: PlanAnswers): WrittenCriterion[] {
  return filledRows(answers).map((place) => {
    const of = (field: (typeof criterionFields)[number]) => answers[`criteria.${place}.${field}`] ?? ''
    return {
      metric: of('metric'),
      slice: of('slice') === allItems ? null : of('slice') || null,
      comparator: of('comparator') === 'at-most' ? 'at-most' : 'at-least',
      threshold: readThreshold(of('metric'), of('threshold')),
      on: of('on') === 'bound' ? 'bound' : 'value',
    }
  })
}

/** The answers as the operation is given them; what is missing is left out, and what is none is its own to say. */
export function planInput(answers: PlanAnswers): Readonly<Record<string, unknown>> {
  const [id = '', version] = (answers.endpoint ?? answers.system ?? '').split('@')
  const kind = id.startsWith('end_') ? 'endpoint' : 'assistant'
  return {
    task: answers.task,
    ...(id !== '' && { system: { kind, id, ...(version && { version }) } }),
    criteria: writtenCriteria(answers),
    ...(answers.duty && { duty: answers.duty }),
    ...(answers.items && { items: plainDigits(answers.items) }),
    ...(answers.attempts && { attempts: plainDigits(answers.attempts) }),
    ...(answers.validDays && { validDays: plainDigits(answers.validDays) }),
    ...(kind === 'endpoint' && answers.organisation && { organisation: answers.organisation }),
  }
}

/** What is wrong with the answers to one step, as the operation would find; null for nothing. */
export function faultOf(step: PlanStep, answers: PlanAnswers): Problem | null {
  const parsed = registerPlan.input.safeParse(planInput(answers), { reportInput: true })
  const thresholds = filledRows(answers).flatMap((place, at): FieldFault[] =>
    writtenCriteria(answers)[at]!.threshold === null
      ? [{ path: `criteria.${place}.threshold`, fault: 'not-a-threshold', values: {} }]
      : [],
  )
  if (step === 'criteria' && thresholds.length > 0) return invalid(thresholds)
  if (parsed.success) return null
  const rows = filledRows(answers)
  const own = inputInvalid(parsed.error)
    .fields.filter(({ path }) => stepOf(path) === step)
    .map((fault) => ({ ...fault, path: fieldAsked(fault.path, rows) }))
  return own.length > 0 ? invalid(own) : null
}

function invalid(fields: readonly FieldFault[]): Problem {
  return new Problem(inputInvalid.code, inputInvalid.status, { count: fields.length }, fields)
}

/** The field that a part of the input was typed in: rows that are left empty are not in it. */
function fieldAsked(path: string, rows: readonly number[]): string {
  const [first, place, ...rest] = path.split('.')
  if (first === 'system') return 'system'
  if (first !== 'criteria') return first!
  return place === undefined ? 'criteria.0.metric' : ['criteria', rows[Number(place)] ?? 0, ...rest].join('.')
}
