import type { JSX } from 'preact'
import type { z } from 'zod'
import { inLanguage, type Language, languages } from '../../kernel/language.ts'
import type {
  listInvitations,
  listMembers,
  listOrganisationKeys,
  OrganisationParticulars,
} from '../../modules/identity/index.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Fact } from '../fact.tsx'
import { blank, CsrfField, ErrorSummary, type Filled, formOf } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { KeyTable } from '../people/key-table.tsx'
import { type MadeSecret, ShownOnce } from '../people/shown-once.tsx'
import type { Region } from '../records/setting.ts'
import { Words } from '../records/words.tsx'
import { Day, Say, Unfilled } from '../text.tsx'
import { Invitations, inviteLabels } from './invitations.tsx'
import { Members } from './members.tsx'
import { Verification } from './organisations-page.tsx'

export type OrganisationPageData = {
  readonly organisation: OrganisationParticulars
  readonly region: Region | null
  /** For whoever manages it. */
  readonly managed: ManagedPart | null
}

export type ManagedPart = {
  readonly members: z.output<typeof listMembers.output>['members']
  readonly invitations: z.output<typeof listInvitations.output>['invitations']
  readonly keys: z.output<typeof listOrganisationKeys.output>['keys']
  /** Where each list goes on. */
  readonly nextHref: Readonly<Record<'members' | 'invitations' | 'keys', string | null>>
  /** Who reads: nobody changes their own roles. */
  readonly self: string | null
  /** The reader sees people's pages. */
  readonly administers: boolean
  /** The address of an invitation that was just written. */
  readonly invited: MadeSecret | null
}

/** An organisation: what everybody may know of it, and what its managers do with it. */
export function organisationPage(frame: Frame, data: OrganisationPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const { organisation, managed } = data
  const form = formOf(language, filled, inviteLabels)
  return renderPage(
    <Page
      frame={frame}
      title={isolate(inLanguage(organisation.names, language).text)}
      section="organisations"
      failed={filled.problem !== null}
    >
      <p class="crumbs">
        <a href={localised(language, addresses.organisations)}>{say('organisations.title')}</a>
      </p>
      <ErrorSummary form={form} />
      {managed?.invited && (
        <ShownOnce
          language={language}
          made={managed.invited}
          title="organisation.invited"
          until="secret.address-until"
        />
      )}
      <h1>
        <Words language={language} text={organisation.names} />
      </h1>
      <State language={language} organisation={organisation} />
      <Particulars language={language} data={data} />
      {managed && organisation.closedAt === null && (
        <>
          <p>
            <a href={localised(language, addresses.organisationAct(organisation.id, 'edit'))}>
              {say('organisation.change')}
            </a>
          </p>
          <Members frame={frame} organisation={organisation.id} managed={managed} />
          <Invitations frame={frame} organisation={organisation.id} form={form} managed={managed} />
          <Keys frame={frame} organisation={organisation.id} managed={managed} />
          <Closing frame={frame} organisation={organisation.id} />
        </>
      )}
    </Page>,
  )
}

function State({ language, organisation }: { language: Language; organisation: OrganisationParticulars }) {
  const say = words(language)
  return (
    <p>
      {organisation.kind && <span class="tag info">{say(`organisation.kind.${organisation.kind}`)}</span>}
      {organisation.verified && <span class="tag ok">{say('organisation.verified')}</span>}
      <Verification language={language} organisation={organisation} />
      {organisation.closedAt !== null && (
        <>
          <span class="tag warn">{say('organisation.closed')}</span>
          <Say
            language={language}
            of="organisation.closed-on"
            day={<Day language={language} at={organisation.closedAt} />}
          />
        </>
      )}
    </p>
  )
}

function Particulars({ language, data }: { language: Language; data: OrganisationPageData }): JSX.Element {
  const say = words(language)
  const { organisation, region } = data
  const others = languages.filter(
    (one) => organisation.names[one] !== undefined && one !== inLanguage(organisation.names, language).language,
  )
  return (
    <dl class="summary">
      {others.length > 0 && (
        <Fact language={language} of="organisation.other-names">
          <ul class="plain-list">
            {others.map((one) => (
              <li key={one}>
                <Words language={language} text={{ [one]: organisation.names[one] }} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact language={language} of="organisation.region">
        {region ? (
          <Words language={language} text={region.names} />
        ) : (
          <Unfilled>{say('organisation.region.none')}</Unfilled>
        )}
      </Fact>
      <Fact language={language} of="organisation.parent">
        {organisation.parent ? (
          <a href={localised(language, addresses.organisation(organisation.parent.id))}>
            <Words language={language} text={organisation.parent.names} />
          </a>
        ) : (
          <Unfilled>{say('organisation.parent.none')}</Unfilled>
        )}
      </Fact>
    </dl>
  )
}

type PartProps = { frame: Frame; organisation: string }

function Keys({ frame, organisation, managed }: PartProps & { managed: ManagedPart }): JSX.Element {
  const say = words(frame.language)
  return (
    <section aria-labelledby="keys" class="mt6">
      <h2 id="keys">{say('keys.title')}</h2>
      <p class="measure">{say('organisation.keys.what')}</p>
      <KeyTable
        frame={frame}
        keys={managed.keys}
        revocation={addresses.organisationAct(organisation, 'key-revocation')}
        withHolder
      />
      {managed.nextHref.keys && (
        <p>
          <a href={managed.nextHref.keys} rel="next">
            {say('keys.next')}
          </a>
        </p>
      )}
    </section>
  )
}

function Closing({ frame: { language }, organisation }: PartProps): JSX.Element {
  const say = words(language)
  return (
    <section aria-labelledby="closing" class="mt6">
      <h2 id="closing">{say('organisation.closing')}</h2>
      <p class="measure">{say('organisation.closing.what')}</p>
      <p>
        <a class="btn sec" href={localised(language, addresses.organisationAct(organisation, 'closing'))}>
          {say('organisation.closing.start')}
        </a>
      </p>
    </section>
  )
}

/** Asks again before an organisation is closed: nobody opens it again. */
export function closingPage(frame: Frame, organisation: OrganisationParticulars): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('organisation.closing')} section="organisations">
      <p class="crumbs">
        <a href={localised(language, addresses.organisation(organisation.id))}>
          <Words language={language} text={organisation.names} />
        </a>
      </p>
      <h1>{say('organisation.closing')}</h1>
      <p class="lead">
        <Words language={language} text={organisation.names} />
      </p>
      <p class="measure">{say('organisation.closing.what')}</p>
      <p class="measure">{say('organisation.closing.for-good')}</p>
      <form method="post" action={localised(language, addresses.organisationAct(organisation.id, 'closing'))}>
        <CsrfField frame={frame} />
        <button type="submit" class="btn">
          {say('organisation.closing.submit')}
        </button>
      </form>
    </Page>,
  )
}
