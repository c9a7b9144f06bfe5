import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'
import { ActForm } from '../act-form.tsx'
import { addresses, localised } from '../addresses.ts'
import { CsrfField, type Form, PasswordField, TextField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { PasskeyForm } from '../sign-in/passkey-form.tsx'
import { Moment, Say } from '../text.tsx'
import type { AccountPageData, Credentials } from './account.ts'

type Props = { frame: Frame; data: AccountPageData; form: Form }

/** How one signs in, and how to change it. */
export function WaysIn({ frame, data, form }: Props): JSX.Element {
  const say = words(frame.language)
  return (
    <section aria-labelledby="ways" class="mt6">
      <h2 id="ways">{say('account.ways')}</h2>
      <p class="hint measure">{say('account.recent')}</p>
      <dl class="summary">
        <div>
          <dt>{say('account.password')}</dt>
          <dd>
            <Password frame={frame} data={data} form={form} />
          </dd>
        </div>
        <div>
          <dt>{say('account.codes')}</dt>
          <dd>
            <Codes frame={frame} credentials={data.credentials} />
          </dd>
        </div>
        <div>
          <dt>{say('account.passkeys')}</dt>
          <dd>
            <Passkeys frame={frame} data={data} form={form} />
          </dd>
        </div>
        {(data.ways.provider !== null || data.credentials.oidc.length > 0) && (
          <div>
            <dt>{say('account.oidc')}</dt>
            <dd>
              <Elsewhere frame={frame} data={data} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function Password({ frame, data, form }: Props): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { password } = data.credentials
  // A form that came back is not hidden away with its faults.
  const isBack = form.problem !== null && form.values.form === 'password'
  const login = { ...form, values: { login: password?.login ?? '', ...form.values } }
  return (
    <>
      {password ? (
        <>
          <p>
            <Say
              language={language}
              of="account.password.has"
              login={password.login}
              at={<Moment language={language} at={password.changedAt} />}
            />
          </p>
          <Remove frame={frame} id={password.id} name={say('account.password')} />
        </>
      ) : (
        <p>{say('account.password.none')}</p>
      )}
      <details open={isBack}>
        <summary>{say(password ? 'account.password.change' : 'account.password.set')}</summary>
        <form class="measure" method="post" action={localised(language, addresses.accountAct('password'))}>
          <CsrfField frame={frame} />
          <TextField form={login} name="login" maxLength={64} fills="username" hint="account.login.hint" />
          {password && <PasswordField form={form} name="current" fills="current-password" optional />}
          <PasswordField form={form} name="password" fills="new-password" hint="account.password.hint" />
          <button type="submit" class="btn">
            {say('account.password.save')}
          </button>
        </form>
      </details>
    </>
  )
}

function Codes({ frame, credentials }: { frame: Frame; credentials: Credentials }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { password, totp } = credentials
  if (!password) return <p>{say('account.codes.needs-password')}</p>
  if (!totp) {
    return (
      <>
        <p>{say('account.codes.none')}</p>
        <ActForm frame={frame} address={addresses.accountAct('codes')}>
          {say('account.codes.begin')}
        </ActForm>
      </>
    )
  }
  return (
    <>
      <p>
        <Say
          language={language}
          of="account.codes.has"
          at={<Moment language={language} at={totp.since} />}
          left={totp.recoveryCodes}
        />
      </p>
      <ActForm frame={frame} address={addresses.accountAct('recovery-codes')}>
        {say('account.codes.renew')}
      </ActForm>
      <ActForm frame={frame} address={addresses.accountAct('codes')}>
        {say('account.codes.again')}
      </ActForm>
      <Remove frame={frame} id={totp.id} name={say('account.codes')} />
    </>
  )
}

function Passkeys({ frame, data, form }: Props): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { passkeys } = data.credentials
  return (
    <>
      {passkeys.length === 0 && <p>{say('account.passkeys.none')}</p>}
      <ul class="plain-list">
        {passkeys.map(({ id, name, backedUp, createdAt, lastUsedAt }) => (
          <li key={id}>
            <p>
              <bdi>{name}</bdi> {backedUp && <span class="tag info">{say('account.passkey.backed-up')}</span>}
              <Times language={language} createdAt={createdAt} lastUsedAt={lastUsedAt} />
            </p>
            <Remove frame={frame} id={id} name={name} />
          </li>
        ))}
      </ul>
      {data.ways.passkeys ? (
        <PasskeyForm
          language={language}
          act="add"
          action={localised(language, addresses.accountAct('passkeys'))}
          submit="account.passkey.add"
          failed="account.passkey.failed"
        >
          <CsrfField frame={frame} />
          <TextField form={form} name="name" maxLength={60} hint="account.passkey.name.hint" />
        </PasskeyForm>
      ) : (
        <p>{say('sign-in.passkey.unavailable')}</p>
      )}
    </>
  )
}

function Elsewhere({ frame, data }: Omit<Props, 'form'>): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { oidc } = data.credentials
  const { provider } = data.ways
  return (
    <>
      <ul class="plain-list">
        {oidc.map(({ id, issuer, createdAt, lastUsedAt }) => (
          <li key={id}>
            <p>
              <bdi dir="ltr">{issuer}</bdi> <Times language={language} createdAt={createdAt} lastUsedAt={lastUsedAt} />
            </p>
            <Remove frame={frame} id={id} name={issuer} />
          </li>
        ))}
      </ul>
      {provider !== null && oidc.length === 0 && (
        <>
          <p>{say('account.oidc.none', { provider })}</p>
          <ActForm frame={frame} address={addresses.accountAct('oidc')}>
            {say('account.oidc.link', { provider })}
          </ActForm>
        </>
      )}
    </>
  )
}

type TimesProps = { language: Language; createdAt: string; lastUsedAt: string | null }

function Times({ language, createdAt, lastUsedAt }: TimesProps): JSX.Element {
  const say = words(language)
  return (
    <small class="weak">
      <Say language={language} of="account.added" at={<Moment language={language} at={createdAt} />} />
      {' · '}
      {lastUsedAt === null ? (
        say('account.unused')
      ) : (
        <Say language={language} of="account.used" at={<Moment language={language} at={lastUsedAt} />} />
      )}
    </small>
  )
}

function Remove({ frame, id, name }: { frame: Frame; id: string; name: string }): JSX.Element {
  const say = words(frame.language)
  return (
    <ActForm
      frame={frame}
      address={addresses.accountAct('removal')}
      field="id"
      value={id}
      name={say('account.remove.what', { name })}
    >
      {say('account.remove')}
    </ActForm>
  )
}
