import { z } from 'zod'
import { parseJsonStrict } from '../../../../libs/canonical-json/index.ts'
import type { TaskKind } from '../item.ts'
import { type Candidate, collectItems, type ReadItems, refusedItems } from '../items-file.ts'
import { maxItemsBytes } from '../task.ts'

/** Of a message, its words: a text, or parts of which some are text. */
const Content = z.union([
  z.string(),
  z.array(z.object({ type: z.string(), text: z.string().optional() })).transform((parts) =>
    parts
      .filter(({ type }) => type === 'text')
      .map(({ text }) => text ?? '')
      .join('\n'),
  ),
])

/** The part of a sample that says what was asked and what is right; logs say much else. */
const Sample = z.object({
  id: z.union([z.string(), z.number()]),
  epoch: z.number().default(1),
  input: z.union([z.string(), z.array(z.object({ role: z.string(), content: Content }))]),
  choices: z.array(z.string()).nullish(),
  target: z.union([z.string(), z.array(z.string())]),
  metadata: z.object({ language: z.unknown(), lang: z.unknown() }).partial().nullish(),
})
type Sample = z.infer<typeof Sample>

const Log = z.object({ samples: z.array(z.unknown()).min(1) })

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** BCP 47 for a language that is not known. */
const unknownLanguage = 'und'

/**
 * The items of a log that Inspect (UK AI Security Institute) wrote as JSON: what was asked, with which choices, and what
 * is right, once for each sample however often it was asked. The language is that of the sample's metadata, `language` or
 * `lang`. Or the first sample, counted from 1, that is no item, and why.
 */
export async function readInspect(text: string, kind: TaskKind): Promise<ReadItems> {
  if (Buffer.byteLength(text) > maxItemsBytes) return refusedItems(1, 'tooLarge')
  const log = Log.safeParse(jsonOf(text))
  return log.success ? collectItems(candidates(log.data.samples, kind), kind) : refusedItems(1, 'notInspect')
}

function jsonOf(text: string): unknown {
  try {
    return parseJsonStrict(text)
  } catch {
    return undefined
  }
}

function* candidates(samples: readonly unknown[], kind: TaskKind): Generator<Candidate> {
  for (const [i, value] of samples.entries()) {
    const sample = Sample.safeParse(value)
    if (sample.success && sample.data.epoch > 1) continue
    yield { line: i + 1, value: sample.success ? itemOf(sample.data, kind) : undefined }
  }
}

function itemOf(sample: Sample, kind: TaskKind): unknown {
  const { id, choices, target, metadata } = sample
  const right = typeof target === 'string' ? [target] : target
  const asked = questionOf(sample.input)
  const isLabel = Boolean(choices) || kind === 'classification'
  const language = metadata?.language ?? metadata?.lang
  return {
    // Ours hold no spaces or slashes.
    id: String(id).replaceAll(/[^A-Za-z0-9._-]/g, '-'),
    language: typeof language === 'string' ? language : unknownLanguage,
    input: {
      ...(kind === 'summarisation' || kind === 'translation' || kind === 'extraction'
        ? { text: asked }
        : { question: asked }),
      ...(choices && { choices: choices.map((text, i) => ({ label: letters[i] ?? String(i + 1), text })) }),
    },
    target: isLabel ? { label: right[0] } : { texts: right },
  }
}

/** What the user said last. */
function questionOf(input: Sample['input']): string {
  if (typeof input === 'string') return input
  return input.findLast(({ role }) => role === 'user')?.content ?? ''
}
