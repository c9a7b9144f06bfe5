import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'
import { type Restated, sourceKinds } from './answer.ts'

/** Says in a word whose statement it is, and by its code which source. */
export function SourceChip({
  language,
  of,
}: {
  language: Language
  of: Pick<Restated, 'kind' | 'source'>
}): JSX.Element {
  return (
    <span class={`st ${of.kind}`}>
      {words(language)(`source.kind.${of.kind}`)} <bdi>{of.source}</bdi>
    </span>
  )
}

/** The mark of a document that tells what others said: ours, never an official text. */
export function RestatedChip({ language }: { language: Language }): JSX.Element {
  return <span class="st restated">{words(language)('source.kind.restated')}</span>
}

/** What each word on a chip means. */
export function SourceKinds({ language }: { language: Language }): JSX.Element {
  const say = words(language)
  return (
    <details class="mt5">
      <summary>{say('source.kinds')}</summary>
      <ul class="kinds">
        {([...sourceKinds, 'restated'] as const).map((kind) => (
          <li key={kind}>
            <span class={`st ${kind}`}>{say(`source.kind.${kind}`)}</span>
            {say(`source.kind.${kind}.meaning`)}
          </li>
        ))}
      </ul>
    </details>
  )
}
