import type { JSX } from 'preact'
import { Code } from '../text.tsx'

/** Enough of a digest to tell it from others; the whole of it on the page that it leads to. */
export function ShortDigest({ digest }: { digest: string }): JSX.Element {
  return <Code>{`${digest.replace('sha256:', '').slice(0, 10)}…`}</Code>
}
