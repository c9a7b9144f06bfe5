import type { ComponentChildren, JSX, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Language, languages } from '../kernel/language.ts'
import { directionOf, htmlLanguage } from '../words/locale.ts'
import { type SentenceKey, words } from '../words/sentence.ts'
import { addresses, localised } from './addresses.ts'
import { CsrfField } from './forms.tsx'
import type { Frame } from './frame.ts'
import { BrandMark, Channel } from './khettara.tsx'
import { Say, Unfilled } from './text.tsx'

/** Pages of the main navigation, in its order. What does not exist here is not in it. */
const navigation = [
  ['ask', addresses.ask],
  ['register', addresses.register],
  ['network', addresses.network],
  ['roadmap', addresses.roadmap],
  ['needs', addresses.needs],
  ['data-sets', addresses.dataSets],
  ['log', addresses.log],
] as const

/** Pages that the footer of every page leads to. */
const furtherPages = [
  ['changes', addresses.changes],
  ['indicators', addresses.indicators],
  ['organisations', addresses.organisations],
  ['rules', addresses.rules],
  ['receipt', addresses.checkReceipt],
  ['api', addresses.api],
  ['accessibility', addresses.accessibility],
] as const

/** Pages of whoever is signed in. */
type OwnSection = 'workspace' | 'inbox'

export type Section = (typeof navigation)[number][0] | (typeof furtherPages)[number][0] | OwnSection

const languageNames: Readonly<Record<Language, string>> = { ar: 'العربية', fr: 'Français', en: 'English' }

export type PageProps = {
  readonly frame: Frame
  /** Plain text: a value from data in it comes isolated. */
  readonly title: string
  /** The part of the site that the page belongs to, marked in the navigation. */
  readonly section?: Section | undefined
  /** The page has errors: its title starts by saying so. */
  readonly failed?: boolean
  /** The same as data, in JSON-LD. */
  readonly alternate?: string | undefined
  /** Full-width ground before the content; it carries the drawing, so the header leaves its own out. */
  readonly hero?: VNode
  readonly children: ComponentChildren
}

/** A whole document. The only place where HTML text is made of elements. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}

/** A piece of a page, for an island to put in the place of an older one. */
export function renderFragment(piece: VNode): string {
  return renderToString(piece)
}

export function Page({ frame, title, section, failed, alternate, hero, children }: PageProps): JSX.Element {
  const { language, site } = frame
  const say = words(language)
  const name = site.title ?? say('site.name')
  return (
    <html lang={htmlLanguage[language]} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${failed ? `${say('page.error-prefix')} ` : ''}${title} - ${name}`}</title>
        {language === 'ar' && (
          <link rel="preload" href={site.assets.preloadFont} as="font" type="font/woff2" crossorigin="anonymous" />
        )}
        <link rel="icon" type="image/svg+xml" href={site.assets.icon} />
        <link rel="stylesheet" href={site.assets.style} />
        <link
          rel="alternate"
          type="application/atom+xml"
          title={say('nav.changes')}
          href={localised(language, addresses.changesFeed)}
        />
        {alternate && <link rel="alternate" type="application/ld+json" href={alternate} />}
        <script type="module" src={site.assets.islands} />
      </head>
      <body>
        <a class="skip" href="#main">
          {say('page.skip')}
        </a>
        <Header frame={frame} name={name} section={section} drawn={hero === undefined} />
        <main id="main" tabIndex={-1}>
          {hero}
          <div class="wrap">{children}</div>
        </main>
        <Footer frame={frame} section={section} />
      </body>
    </html>
  )
}

type HeaderProps = { frame: Frame; name: string; section: Section | undefined; drawn: boolean }

function Header({ frame, name, section, drawn }: HeaderProps): JSX.Element {
  const { language, site } = frame
  const say = words(language)
  return (
    <header>
      <div class="util">
        <div class="wrap">
          <SignedIn frame={frame} section={section} />
          <Languages frame={frame} />
        </div>
      </div>
      <div class="head">
        <div class="wrap">
          <a class="brand" href={localised(language, addresses.home)}>
            <BrandMark />
            <span>
              <bdi>{name}</bdi>
              <small>{site.operator ? <bdi>{site.operator.name}</bdi> : say('site.not-official')}</small>
            </span>
          </a>
          <nav class="nav" aria-label={say('page.navigation')}>
            <ul>
              {navigation.map(([key, address]) => (
                <li key={key}>
                  <SectionLink frame={frame} of={key} address={address} section={section} />
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
      {drawn && <Channel />}
    </header>
  )
}

type SectionLinkProps = {
  frame: Frame
  of: Exclude<Section, OwnSection>
  address: string
  section: Section | undefined
}

function SectionLink({ frame: { language }, of, address, section }: SectionLinkProps): JSX.Element {
  return (
    <a href={localised(language, address)} aria-current={of === section ? 'page' : undefined}>
      {words(language)(`nav.${of}` satisfies SentenceKey)}
    </a>
  )
}

function SignedIn({ frame, section }: { frame: Frame; section: Section | undefined }): JSX.Element {
  const { language, person } = frame
  const say = words(language)
  if (!person) return <a href={localised(language, addresses.signIn)}>{say('page.sign-in')}</a>
  return (
    <form class="who" method="post" action={localised(language, addresses.signOut)}>
      <CsrfField frame={frame} />
      <a href={localised(language, addresses.account)}>
        <bdi>{person.name}</bdi>
      </a>
      <a href={localised(language, addresses.workspace)} aria-current={section === 'workspace' ? 'page' : undefined}>
        {say('workspace.title')}
      </a>
      {person.isOfficer && (
        <a href={localised(language, addresses.inbox)} aria-current={section === 'inbox' ? 'page' : undefined}>
          {person.waiting === undefined ? say('page.inbox') : say('page.inbox-count', { count: person.waiting })}
        </a>
      )}
      <a href={localised(language, addresses.publish)}>{say('page.publish')}</a>
      {person.isOfficer && <a href={localised(language, addresses.desk)}>{say('page.desk')}</a>}
      <button type="submit" class="plain">
        {say('page.sign-out')}
      </button>
    </form>
  )
}

function Languages({ frame }: { frame: Frame }): JSX.Element {
  return (
    <nav aria-label={words(frame.language)('page.languages')}>
      <ul class="langs">
        {languages.map((language) => (
          <li key={language}>
            <a
              href={localised(language, frame.address)}
              hreflang={language}
              lang={language}
              dir={directionOf(language)}
              aria-current={language === frame.language ? 'true' : undefined}
            >
              {languageNames[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Footer({ frame, section }: { frame: Frame; section: Section | undefined }): JSX.Element {
  const { language, site } = frame
  const say = words(language)
  return (
    <footer class="foot">
      <div class="wrap">
        {site.operator ? (
          <p class="status">
            {say('site.operated-by')} <bdi>{site.operator.name}</bdi>
          </p>
        ) : (
          <p class="status">{say('site.what-it-is')}</p>
        )}
        <ul>
          {furtherPages.map(([key, address]) => (
            <li key={key}>
              <SectionLink frame={frame} of={key} address={address} section={section} />
            </li>
          ))}
          <li>
            <Contact frame={frame} />
          </li>
        </ul>
        <p>
          <Say language={language} of="footer.weight" size={<span class="ltr">{say('footer.size')}</span>} />
        </p>
      </div>
    </footer>
  )
}

/** How to reach a person: what the operator has filled in, or that nobody has. Never an example. */
export function Contact({ frame }: { frame: Frame }): JSX.Element {
  const say = words(frame.language)
  const contact = frame.site.operator?.contact
  return (
    <>
      {say('footer.contact')}{' '}
      {contact ? (
        <a href={contact.href}>
          <bdi>{contact.name}</bdi>
        </a>
      ) : (
        <Unfilled>{say('state.unfilled')}</Unfilled>
      )}
    </>
  )
}
