import type { EvaluationPlan, Measured } from '../../../../libs/receipt/index.ts'
import type { Item } from '../item.ts'
import type { Output } from '../output.ts'
import { scorerNamed } from '../scorers/all.ts'
import type { ScorerUse, Scores } from '../scorers/scorer.ts'
import type { InspectLog, InspectSample } from './inspect-log.ts'

/** A run as it is exported; whoever calls has seen that its items may be shown. */
export type ExportedRun = {
  readonly id: string
  readonly state: 'queued' | 'running' | 'finished' | 'failed' | 'cancelled'
  readonly plan: EvaluationPlan
  readonly planDigest: string
  /** The code of why it failed. */
  readonly problem: string | null
  readonly requestedAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly scorers: readonly ScorerUse[]
  /** How the system under test is called. */
  readonly system: string
  /** Of its result; empty while there is none. */
  readonly measured: readonly Measured[]
  /** In the order of the plan's items. */
  readonly samples: readonly ExportedSample[]
}

export type ExportedSample = {
  readonly item: Item
  readonly output: Output | null
  /** The code of why there is no output. */
  readonly failed: string | null
  readonly scores: Scores
  readonly milliseconds: number
}

/** A run as a log of Inspect's. Samples are in it whole: what was sent, what came back, and how it was scored. */
export function writeInspectLog(run: ExportedRun): InspectLog {
  const { task, system, harness } = run.plan
  const model = `jazari/${run.system}`
  const usage = usageOf(run.samples, model)
  return {
    version: 2,
    status: statuses[run.state],
    eval: {
      eval_id: run.id,
      run_id: run.id,
      created: run.requestedAt,
      task: task.slug,
      task_id: task.digest,
      task_version: task.digest,
      task_attribs: {},
      task_args: {},
      task_args_passed: {},
      dataset: {
        name: task.slug,
        samples: run.samples.length,
        sample_ids: run.samples.map(({ item }) => item.id),
        shuffled: run.plan.items < task.items,
      },
      model,
      model_generate_config: {},
      model_args: {},
      config: { epochs: 1 },
      packages: {},
      metadata: { plan: run.plan.id, plan_digest: run.planDigest, system, harness, seed: run.plan.seed },
      scorers: run.scorers.map(({ name, settings }) => ({ name, options: { ...settings } })),
    },
    plan: { name: 'plan', steps: [{ solver: system.kind, params: {}, params_passed: {} }], config: {} },
    results: run.measured.length === 0 ? null : resultsOf(run),
    stats: {
      started_at: run.startedAt ?? '',
      completed_at: run.finishedAt ?? '',
      model_usage: usage,
      role_usage: {},
      connection_limit_history: [],
    },
    error: run.problem === null ? null : failure(run.problem),
    invalidated: false,
    tags: [],
    metadata: {},
    samples: run.samples.map((sample) => sampleOf(sample, model)),
  }
}

const statuses = {
  queued: 'started',
  running: 'started',
  finished: 'success',
  failed: 'error',
  cancelled: 'cancelled',
} as const

function failure(message: string) {
  return { message, traceback: '', traceback_ansi: '' }
}

function resultsOf({ measured, samples, scorers }: ExportedRun): InspectLog['results'] {
  const byMetric = Map.groupBy(measured, ({ metric }) => metric)
  return {
    total_samples: samples.length,
    completed_samples: samples.filter(({ output }) => output !== null).length,
    scores: [...byMetric].map(([metric, values]) => ({
      name: metric,
      scorer: scorers.find((use) => metric in (scorerNamed(use.name)?.metrics(use.settings) ?? {}))?.name ?? metric,
      params: {},
      metrics: Object.fromEntries(
        values.map(({ slice, value, low, high, n, k }) => {
          const name = slice === null ? 'mean' : `mean ${slice}`
          return [name, { name, value, params: {}, metadata: { low, high, n, k } }]
        }),
      ),
    })),
  }
}

function sampleOf({ item, output, failed, scores, milliseconds }: ExportedSample, model: string): InspectSample {
  const { question, text, choices } = item.input
  const asked = [question, text].filter((part) => part !== undefined).join('\n\n')
  const said = output?.text ?? ''
  const usage = output?.usage ? tokens(output.usage) : null
  const seconds = milliseconds / 1_000
  const sent = output?.messages.length ? output.messages : [{ role: 'user' as const, content: asked }]
  const message = { role: 'assistant' as const, content: said }
  return {
    id: item.id,
    epoch: 1,
    input: asked,
    choices: choices?.map((choice) => choice.text) ?? null,
    target: targetOf(item),
    messages: [...sent.map(({ role, content }) => ({ role, content })), ...(output ? [message] : [])],
    output: {
      model,
      choices: output ? [{ message, stop_reason: 'stop' }] : [],
      completion: said,
      usage,
      time: seconds,
      error: failed,
      metadata: output
        ? {
            abstained: output.abstained,
            citations: output.citations,
            nearby: output.nearby,
            documents: output.documents,
          }
        : {},
    },
    scores: Object.fromEntries(
      Object.entries(scores).flatMap(([metric, value]) =>
        value === null ? [] : [[metric, { value, answer: output ? said : null, history: [] }]],
      ),
    ),
    metadata: { language: item.language, slices: item.slices, item },
    store: {},
    events: [],
    model_usage: usage ? { [model]: usage } : {},
    role_usage: {},
    total_time: seconds,
    error: failed === null ? null : failure(failed),
    attachments: {},
  }
}

/** What is right in one text or several; Inspect letters choices from A. */
function targetOf({ input, target }: Item): string | string[] {
  if (target.label !== undefined) {
    const place = input.choices?.findIndex(({ label }) => label === target.label) ?? -1
    return place === -1 ? target.label : String.fromCharCode('A'.charCodeAt(0) + place)
  }
  const texts = target.texts ?? target.documents
  if (texts) return texts.length === 1 ? texts[0]! : texts
  return target.date ?? (target.number ? String(target.number.value) : '')
}

function tokens({ promptTokens, completionTokens }: NonNullable<Output['usage']>) {
  return {
    input_tokens: promptTokens,
    output_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  }
}

function usageOf(samples: readonly ExportedSample[], model: string): InspectLog['stats']['model_usage'] {
  const used = samples.flatMap(({ output }) => (output?.usage ? [output.usage] : []))
  if (used.length === 0) return {}
  const sum = (part: 'promptTokens' | 'completionTokens') => used.reduce((total, usage) => total + usage[part], 0)
  return { [model]: tokens({ promptTokens: sum('promptTokens'), completionTokens: sum('completionTokens') }) }
}
