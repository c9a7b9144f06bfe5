import type { JSX } from 'preact'
import { words } from '../../words/sentence.ts'
import { ActForm } from '../act-form.tsx'
import { addresses } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Moment } from '../text.tsx'
import type { Session } from './account.ts'
import { browserWords } from './browser-words.ts'

/** Where one is signed in, and how to end it. */
export function Sessions({ frame, sessions }: { frame: Frame; sessions: readonly Session[] }): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <section aria-labelledby="sessions" class="mt6">
      <h2 id="sessions">{say('account.sessions')}</h2>
      <p class="measure">{say('account.sessions.what')}</p>
      <ul class="links">
        {sessions.map(({ id, method, startedAt, lastUsedAt, browser, current }) => {
          const told = browserWords(language, browser)
          return (
            <li key={id}>
              <strong>{told}</strong> {current && <span class="tag ok">{say('account.session.current')}</span>}
              <p>
                {say('account.session.method')}: {say(`account.method.${method}`)}
              </p>
              <p>
                {say('account.session.started')}: <Moment language={language} at={startedAt} />
              </p>
              <p>
                {say('account.session.used')}: <Moment language={language} at={lastUsedAt} />
              </p>
              <ActForm
                frame={frame}
                address={addresses.accountAct('session-end')}
                field="id"
                value={id}
                name={say('account.session.end-what', { browser: told })}
              >
                {say('account.session.end')}
              </ActForm>
            </li>
          )
        })}
      </ul>
      {sessions.length > 1 && (
        <ActForm frame={frame} address={addresses.accountAct('other-sessions')}>
          {say('account.sessions.end-others')}
        </ActForm>
      )}
    </section>
  )
}
