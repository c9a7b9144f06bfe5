import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Entry } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { itemLanguage } from '../evaluation/slice-words.ts'
import { Words } from '../records/words.tsx'
import { Code } from '../text.tsx'
import { DeclaredMark, MeasuredMark } from './marks.tsx'
import { ShortDigest } from './short-digest.tsx'

type DriftProps = { language: Language; entry: Pick<Entry, 'drift' | 'measured'> }
type Difference = Entry['drift'][number]

/** What was declared and evaluated beside what is seen; a difference that blocks keeps the system from answering. */
export function Drift({ language, entry }: DriftProps): JSX.Element {
  const say = words(language)
  return (
    <section aria-labelledby="drift" class="mt6">
      <h2 id="drift">{say('register.section.drift')}</h2>
      {entry.drift.length === 0 ? (
        <p>
          {say('register.drift.none')}
          <MeasuredMark language={language} />
        </p>
      ) : (
        <table class="stack">
          <caption class="vh">{say('register.section.drift')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('register.drift.difference')}</th>
              <th scope="col">
                {say('register.drift.declared')}
                <DeclaredMark language={language} />
              </th>
              <th scope="col">
                {say('register.drift.observed')}
                <MeasuredMark language={language} />
              </th>
              <th scope="col">{say('register.drift.consequence')}</th>
            </tr>
          </thead>
          <tbody>
            {entry.drift.map((difference) => (
              <tr key={JSON.stringify(difference)}>
                <th scope="row">{say(`register.drift.${difference.kind}`)}</th>
                <td data-l={say('register.drift.declared')}>
                  <Things language={language} kind={difference.kind} things={difference.declared} entry={entry} />
                </td>
                <td data-l={say('register.drift.observed')}>
                  <Things language={language} kind={difference.kind} things={difference.observed} entry={entry} />
                </td>
                <td data-l={say('register.drift.consequence')}>
                  <span class={difference.blocks ? 'tag bad' : 'tag info'}>
                    {say(difference.blocks ? 'register.drift.blocks' : 'register.drift.told')}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

type ThingsProps = DriftProps & { kind: Difference['kind']; things: readonly string[] }

function Things({ language, kind, things, entry }: ThingsProps): JSX.Element {
  const say = words(language)
  if (things.length === 0) return <span class="nil">{say(`register.drift.${kind}.none`)}</span>
  return (
    <ul class="plain-list">
      {things.map((thing) => (
        <li key={thing}>
          {kind === 'version' ? (
            <ShortDigest digest={thing} />
          ) : kind === 'language' ? (
            itemLanguage(language, thing)
          ) : (
            <DataSetName language={language} id={thing} entry={entry} />
          )}
        </li>
      ))}
    </ul>
  )
}

/** By its title as far as the reader may know of it. */
function DataSetName({ language, id, entry }: DriftProps & { id: string }): JSX.Element {
  const title = entry.measured.dataSets.find(({ dataSet }) => dataSet === id)?.title
  return (
    <a href={localised(language, addresses.dataSet(id))}>
      {title ? <Words language={language} text={title} /> : <Code>{id}</Code>}
    </a>
  )
}
