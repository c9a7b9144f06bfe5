import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { maxWordsLength, type Permit } from '../../modules/permits/index.ts'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { LabelWords } from '../data-sets/label.tsx'
import { Fact } from '../fact.tsx'
import { blank, CsrfField, ErrorSummary, type Filled, type Form, formOf, TextArea } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Listing } from '../log/listing.tsx'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { type Impact, ImpactBlock } from '../rules/impact-block.tsx'
import { Code, Say } from '../text.tsx'
import { EgressWords, ModelWords, PurposeWords } from './request-summary.tsx'
import { PermitEnd, PermitStateTag } from './state-tags.tsx'

/** Names the permit in a call to the API. */
const permitHeader = 'Jazari-Permit'

export type PermitPageData = {
  readonly permit: Permit
  /** What its revocation would stop: for the officers of its data, who revoke it without being in the project. */
  readonly impact?: Impact
  /** The signed text, and what checks it without this platform; null for whoever may not know of all data in it. */
  readonly document: { readonly href: string; readonly command: string } | null
  readonly now: Date
}

/** A permit: what it lets whom do and until when, how to use it, how to check it, and how to end it. */
export function permitPage(frame: Frame, data: PermitPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const { permit } = data
  const form = formOf(language, filled, { reason: 'permit.revoke.reason' })
  return renderPage(
    <Page frame={frame} title={say('permit.title')} section="workspace" failed={filled.problem !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.workspace)}>{say('workspace.title')}</a>
      </p>
      <ErrorSummary form={form} />
      <h1>{say('permit.title')}</h1>
      <p class="lead">
        <Say
          language={language}
          of="permit.lets"
          project={
            <a href={localised(language, addresses.project(permit.project.id))}>
              <Words language={language} text={permit.project.name} />
            </a>
          }
        />
      </p>
      <p>
        <PermitStateTag language={language} state={permit.state} />
        <PermitEnd language={language} permit={permit} now={data.now} />
      </p>
      {permit.revocationReason !== null && (
        <p class="inset">
          <Say language={language} of="permit.revoked-because" reason={<bdi>{permit.revocationReason}</bdi>} />
        </p>
      )}
      <Content language={language} permit={permit} />
      {permit.held && permit.state === 'in-force' && <Use language={language} permit={permit} />}
      {permit.own && !permit.held && permit.state === 'in-force' && (
        <p class="inset mt6">{say('permit.not-for-your-organisation')}</p>
      )}
      <Proof frame={frame} data={data} />
      {permit.mayRevoke && permit.state !== 'revoked' && permit.state !== 'expired' && (
        <Revocation frame={frame} form={form} data={data} />
      )}
    </Page>,
  )
}

function Content({ language, permit }: { language: Language; permit: Permit }): JSX.Element {
  const say = words(language)
  return (
    <section aria-labelledby="content" class="mt6">
      <h2 id="content">{say('permit.content')}</h2>
      <dl class="summary">
        <Fact language={language} of="permit.data">
          <ul class="plain-list">
            {permit.dataSets.map(({ dataSet, version, title }) => (
              <li key={dataSet}>
                <a
                  href={
                    permit.held && permit.state === 'in-force'
                      ? `${localised(language, addresses.dataSet(dataSet))}?permit=${permit.id}`
                      : localised(language, addresses.dataSet(dataSet))
                  }
                >
                  <Words language={language} text={title} />
                </a>
                <p class="weak">
                  <Code>{version}</Code>
                </p>
              </li>
            ))}
          </ul>
        </Fact>
        <Fact language={language} of="permit.purpose">
          <PurposeWords language={language} purpose={permit.purpose} text={permit.purposeText} />
        </Fact>
        <Fact language={language} of="permit.legal-basis">
          <p>{say(`legal-basis.${permit.legalBasis}`)}</p>
        </Fact>
        <Fact language={language} of="permit.label">
          <LabelWords language={language} label={permit.maxLabel} />
        </Fact>
        <Fact language={language} of="permit.personal">
          <p>{say(`permit.personal.${permit.personal}`)}</p>
          <p class="weak">{say(`permit.personal.${permit.personal}.meaning`)}</p>
        </Fact>
        <Fact language={language} of="permit.egress">
          <EgressWords language={language} egress={permit.egress} />
        </Fact>
        <Fact language={language} of="permit.models">
          <ModelWords language={language} of={permit} />
        </Fact>
      </dl>
    </section>
  )
}

function Use({ language, permit: { id } }: { language: Language; permit: Permit }): JSX.Element {
  const say = words(language)
  const under = (address: string) => `${localised(language, address)}?permit=${id}`
  return (
    <section aria-labelledby="use" class="mt6">
      <h2 id="use">{say('permit.use')}</h2>
      <ul class="links">
        <li>
          <a href={under(addresses.ask)}>{say('permit.use.ask')}</a>
          <p>{say('permit.use.ask.what')}</p>
        </li>
        <li>
          <a href={under(addresses.dataSets)}>{say('permit.use.read')}</a>
          <p>{say('permit.use.read.what')}</p>
        </li>
        <li>
          <a href={localised(language, addresses.accountAct('keys'))}>{say('permit.use.key')}</a>
          <p>{say('permit.use.key.what')}</p>
        </li>
      </ul>
      <p>{say('permit.use.header')}</p>
      <Listing label={say('permit.use.header')} text={`${permitHeader}: ${id}`} />
    </section>
  )
}

function Proof({ frame, data }: { frame: Frame; data: PermitPageData }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { permit, document } = data
  const { log } = permit
  const entry = (index: number) => (
    <a href={localised(language, addresses.logEntry(index))}>{formatIn(language).number(index)}</a>
  )
  return (
    <section aria-labelledby="proof" class="mt6">
      <h2 id="proof">{say('permit.proof')}</h2>
      <dl class="summary">
        <Fact language={language} of="permit.id">
          <Code>{permit.id}</Code>
        </Fact>
        <Fact language={language} of="permit.digest">
          <p>
            <Code>{permit.digest}</Code>
          </p>
          <p class="weak">{say('permit.digest.what')}</p>
        </Fact>
        <Fact language={language} of="permit.log">
          <p>
            <Say language={language} of="permit.log.granted" entry={entry(log.granted)} />
          </p>
          {log.revoked !== null && (
            <p>
              <Say language={language} of="permit.log.revoked" entry={entry(log.revoked)} />
            </p>
          )}
        </Fact>
        <Fact language={language} of="permit.request">
          <a href={localised(language, addresses.permitRequest(permit.request))}>{say('permit.see-request')}</a>
        </Fact>
      </dl>
      {document === null ? (
        <p class="inset">{say('permit.document-not-shown')}</p>
      ) : (
        <>
          <p class="mt4">
            <a href={document.href} download={`${permit.id}.json`}>
              {say('permit.download')}
            </a>
          </p>
          <p>{say('permit.check-offline')}</p>
          <Listing label={say('permit.command')} text={document.command} />
        </>
      )}
    </section>
  )
}

function Revocation({ frame, form, data }: { frame: Frame; form: Form; data: PermitPageData }): JSX.Element {
  const { language } = frame
  const { permit, impact } = data
  const say = words(language)
  return (
    <section aria-labelledby="revoke" class="mt7 measure">
      <h2 id="revoke">{say('permit.revoke')}</h2>
      <p>{say('permit.revoke.what')}</p>
      {impact && <ImpactBlock language={language} impact={impact} />}
      <form method="post" action={localised(language, addresses.permitAct(permit.id, 'revocation'))}>
        <CsrfField frame={frame} />
        <TextArea form={form} name="reason" hint="permit.revoke.reason.hint" maxLength={maxWordsLength} />
        <button type="submit" class="btn sec">
          {say('permit.revoke.submit')}
        </button>
      </form>
    </section>
  )
}
