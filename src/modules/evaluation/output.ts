/** What a system gave for an item: what scorers look at, and what the trace keeps. */
export type Output = {
  /** What it wrote; an assistant that quotes: its quotes, a line each. Empty when it declined. */
  readonly text: string
  readonly abstained: boolean
  readonly citations: readonly Citation[]
  /** What was offered as standing nearby: no answer. */
  readonly nearby: readonly Citation[]
  /** Documents found, best first. */
  readonly documents: readonly string[]
  /** All that the platform would keep of it (an answer's record), for what may stand nowhere. */
  readonly kept: string
  /** What was sent to a model, as it was sent; empty for an assistant of this platform. */
  readonly messages: readonly { readonly role: 'system' | 'user'; readonly content: string }[]
  readonly usage: { readonly promptTokens: number; readonly completionTokens: number } | null
}

export type Citation = {
  readonly text: string
  readonly document: { readonly path: string; readonly title: string }
  /** It stands to the letter in the stored page that it names. */
  readonly verbatim: boolean
}

/** An output with how long it took; or that there was none, and why (a code, never a text of the system). */
export type Solved =
  | { readonly output: Output; readonly milliseconds: number }
  | { readonly failed: string; readonly milliseconds: number }

/** Puts one item to the system under test. */
export type Solve<Item> = (item: Item, options: { readonly signal: AbortSignal }) => Promise<Solved>
