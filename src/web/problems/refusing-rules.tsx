import type { JSX } from 'preact'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Code } from '../text.tsx'

/** A rule that refused, its sentence in the reader's language. */
export type RefusingRule = { readonly id: string; readonly sentence: string }

/** Why the rules refused: each with its sentence, and its place in the list of rules in force. */
export function RefusingRules({ frame, rules }: { frame: Frame; rules: readonly RefusingRule[] }): JSX.Element | null {
  if (rules.length === 0) return null
  return (
    <ul class="measure">
      {rules.map(({ id, sentence }) => (
        <li key={id}>
          <bdi>{sentence}</bdi>{' '}
          <a href={`${localised(frame.language, addresses.rules)}#${id}`}>
            <Code>{id}</Code>
          </a>
        </li>
      ))}
    </ul>
  )
}
