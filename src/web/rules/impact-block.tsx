import type { JSX } from 'preact'
import type { z } from 'zod'
import type { Language } from '../../kernel/language.ts'
import type { ImpactExample } from '../../kernel/ports/impact.ts'
import type { previewImpact } from '../../modules/policy/index.ts'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Words } from '../records/words.tsx'

export type Impact = z.output<(typeof previewImpact)['output']>

/**
 * What a change would stop, before it is made: a table of what works now and what would. It stands beside the form that
 * makes the change; `level` is that of its heading there.
 */
export function ImpactBlock({
  language,
  impact,
  level: Heading = 'h3',
}: {
  language: Language
  impact: Impact
  level?: 'h2' | 'h3'
}): JSX.Element {
  const say = words(language)
  const { number } = formatIn(language)
  const { readers, lines } = impact
  const stopping = lines.filter(({ before, after }) => after !== before)
  const isNarrower = readers !== null && readers.before !== readers.after
  return (
    <section aria-labelledby="impact" class="mt5">
      <Heading id="impact">{say('impact.title')}</Heading>
      <p class="hint">{say('impact.what')}</p>
      {stopping.length === 0 && !isNarrower && <p>{say('impact.nothing')}</p>}
      <table class="stack">
        <thead>
          <tr>
            <th scope="col">{say('impact.thing')}</th>
            <th scope="col">{say('impact.before')}</th>
            <th scope="col">{say('impact.after')}</th>
          </tr>
        </thead>
        <tbody>
          {readers && (
            <tr>
              <th scope="row">{say('impact.readers')}</th>
              <td data-l={say('impact.before')}>{say(`impact.readers.${readers.before}`)}</td>
              <td data-l={say('impact.after')}>{say(`impact.readers.${readers.after}`)}</td>
            </tr>
          )}
          {lines.map(({ what, before, after, examples }) => (
            <tr key={what}>
              <th scope="row">
                {say(`impact.${what}`)}
                <Examples language={language} examples={examples} />
              </th>
              <td data-l={say('impact.before')}>{number(before)}</td>
              <td data-l={say('impact.after')}>{number(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Examples({ language, examples }: { language: Language; examples: Impact['lines'][number]['examples'] }) {
  if (examples.length === 0) return null
  return (
    <details>
      <summary>{words(language)('impact.examples')}</summary>
      <ul>
        {examples.map((example) => (
          <li key={example.id}>
            <a href={localised(language, addressOf(example))}>
              <Words language={language} text={example.title} />
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

function addressOf({ kind, id }: Pick<ImpactExample, 'kind' | 'id'>): string {
  switch (kind) {
    case 'permit':
      return addresses.permit(id)
    case 'data-set':
      return addresses.dataSet(id)
    case 'record':
      return addresses.record(id)
  }
}
