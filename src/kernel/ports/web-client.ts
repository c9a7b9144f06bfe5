/** Asks an address outside: the part of `fetch` that is used for it. @throws Error when there is no answer, or a redirection. */
export type Fetch = (
  address: string,
  asked: {
    readonly method: 'POST'
    /** An address that sends elsewhere would have the headers, and keys in them, carried along. */
    readonly redirect: 'error'
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
    readonly signal: AbortSignal
  },
) => Promise<{
  readonly ok: boolean
  readonly status: number
  /** Read once; whoever stops reading ends the connection. */
  readonly body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null
}>
