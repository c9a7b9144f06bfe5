import type { Item } from '../item.ts'
import type { Citation, Solve } from '../output.ts'

/** What an assistant found: of its answer, what is scored and kept. */
export type AnswerFound = {
  readonly abstained: boolean
  readonly quotes: readonly QuoteFound[]
  readonly nearby: readonly QuoteFound[]
  /** All that a receipt of this answer would hold, as text. */
  readonly kept: string
}

export type QuoteFound = {
  readonly text: string
  readonly document: { readonly path: string; readonly title: string }
  /** Read again in the stored page by who runs the evaluation, not by the answerer. */
  readonly verbatim: boolean
}

/** Puts an item to an assistant of this platform. What it throws is the platform's own fault, and goes on to the caller. */
export function assistantSolver(
  answerAs: (
    question: string,
    options: { readonly language: string; readonly signal: AbortSignal },
  ) => Promise<AnswerFound>,
): Solve<Item> {
  return async ({ language, input }, { signal }) => {
    const begun = performance.now()
    const found = await answerAs(input.question ?? input.text ?? '', { language, signal })
    const milliseconds = Math.round(performance.now() - begun)
    const citations = found.quotes.map(cited)
    return {
      output: {
        text: citations.map(({ text }) => text).join('\n'),
        abstained: found.abstained,
        citations,
        nearby: found.nearby.map(cited),
        documents: [...new Set(found.quotes.map(({ document }) => document.path))],
        kept: found.kept,
        messages: [],
        usage: null,
      },
      milliseconds,
    }
  }
}

function cited({ text, document, verbatim }: QuoteFound): Citation {
  return { text, document: { path: document.path, title: document.title }, verbatim }
}
