import type { Item, TaskKind } from './item.ts'

/** Names of the parts that tests of a kind cannot do without: of each list, one. */
const needed: Readonly<Record<TaskKind, { readonly input: readonly Input[]; readonly target: readonly Target[] }>> = {
  'qa-cited': { input: ['question'], target: ['golden', 'declines'] },
  'multiple-choice': { input: ['choices'], target: ['label'] },
  classification: { input: ['text', 'question'], target: ['label'] },
  extraction: { input: ['text'], target: ['fields', 'texts', 'number', 'date'] },
  summarisation: { input: ['text'], target: ['texts'] },
  translation: { input: ['text'], target: ['texts'] },
  refusal: { input: ['question'], target: ['declines'] },
  robustness: {
    input: ['question', 'text'],
    target: ['golden', 'label', 'texts', 'fields', 'documents', 'number', 'date', 'declines'],
  },
  retrieval: { input: ['question'], target: ['documents'] },
}
type Input = keyof Item['input']
type Target = keyof Item['target']

/** The first part that an item of this kind lacks or that does not fit: `input.choices`. `undefined`: it is whole. */
export function lackingIn(kind: TaskKind, { input, target }: Item): string | undefined {
  const wanted = needed[kind]
  if (!wanted.input.some((part) => input[part] !== undefined)) return `input.${wanted.input[0]}`
  if (input.question === undefined && input.text === undefined) return 'input.question'
  if (!wanted.target.some((part) => target[part] !== undefined)) return `target.${wanted.target[0]}`
  if (input.choices) {
    const labels = new Set(input.choices.map(({ label }) => label))
    if (labels.size < input.choices.length) return 'input.choices'
    if (target.label !== undefined && !labels.has(target.label)) return 'target.label'
  }
  return undefined
}
