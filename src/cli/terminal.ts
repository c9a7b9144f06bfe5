import type { Readable, Writable } from 'node:stream'

/** What the command line stands in: its environment, streams, and the signal that ends it (Ctrl-C). */
export type Terminal = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: Readable
  /** Results, and nothing else. */
  readonly stdout: Writable & { readonly isTTY?: boolean }
  /** Talk, progress, problems. */
  readonly stderr: Writable & { readonly isTTY?: boolean }
  readonly signal: AbortSignal
}

/**
 * Text from elsewhere as a terminal may show it: control characters, which could move its cursor or change its title,
 * become U+FFFD. Line ends and tabs stay.
 */
export function showable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, '\ufffd')
}
