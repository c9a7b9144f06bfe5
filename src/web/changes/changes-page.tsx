import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Moment, Say } from '../text.tsx'
import { type Change, type ChangeKind, changeKinds } from './change.ts'

export type ChangesPageData = {
  /** The only kind shown; all without it. */
  readonly kind: ChangeKind | undefined
  readonly changes: readonly Change[]
  readonly nextHref: string | null
  readonly feedHref: string
}

/** Everything published here, newest first. */
export function changesPage(frame: Frame, { kind, changes, nextHref, feedHref }: ChangesPageData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('nav.changes')} section="changes">
      <h1>{say('nav.changes')}</h1>
      <p class="measure">{say('changes.what')}</p>
      <Kinds language={language} shown={kind} />
      {changes.length === 0 && <p class="inset">{say('changes.none')}</p>}
      {changes.length > 0 && (
        <ol class="plain-list changes">
          {changes.map((change) => (
            <Entry key={change.name} language={language} change={change} />
          ))}
        </ol>
      )}
      {nextHref && (
        <p class="mt4">
          <a href={nextHref} rel="next">
            {say('changes.next')}
          </a>
        </p>
      )}
      <p class="mt5">
        {say('changes.follow')} <a href={feedHref}>{say('changes.feed')}</a>
      </p>
    </Page>,
  )
}

function Kinds({ language, shown }: { language: Language; shown: ChangeKind | undefined }): JSX.Element {
  const say = words(language)
  const address = localised(language, addresses.changes)
  return (
    <nav aria-label={say('changes.kinds')}>
      <ul class="toc">
        {[undefined, ...changeKinds].map((kind) => (
          <li key={kind}>
            <a
              href={kind === undefined ? address : `${address}?kind=${kind}`}
              aria-current={kind === shown ? 'true' : undefined}
            >
              {say(`changes.kind.${kind ?? 'all'}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Entry({ language, change }: { language: Language; change: Change }): JSX.Element {
  const { kind, happened, at, code, title, note, address } = change
  const say = words(language)
  return (
    <li>
      <p>
        <span class="tag info">{say(`change.of.${kind}`)}</span> <Moment language={language} at={at} />
      </p>
      <p>
        <Say
          language={language}
          of="change.titled"
          what={say(happened)}
          title={
            <a href={localised(language, address)}>
              {code !== null && (
                <>
                  <bdi>{code}</bdi>{' '}
                </>
              )}
              <Words language={language} text={title} />
            </a>
          }
        />
      </p>
      {note !== null && (
        <p class="weak">{typeof note === 'string' ? <bdi>{note}</bdi> : <Words language={language} text={note} />}</p>
      )}
    </li>
  )
}
