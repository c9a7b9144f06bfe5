import type { JSX } from 'preact'
import { inLanguage, type Language } from '../../kernel/language.ts'
import type { Declared } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { countryNames } from '../country-names.ts'
import { itemLanguage } from '../evaluation/slice-words.ts'
import { termWords } from '../records/field-words.ts'
import type { Region, Setting } from '../records/setting.ts'
import { Words } from '../records/words.tsx'
import { List, Unfilled } from '../text.tsx'

type ValueProps = { setting: Setting; declared: Declared; field: keyof Declared }

/** What people said of one field in words, or that nobody has filled it in. */
export function DeclaredValue({ setting, declared, field }: ValueProps): JSX.Element {
  return saidOf(setting, declared, field) ?? <Unfilled>{words(setting.language)('state.unfilled')}</Unfilled>
}

function saidOf({ language, regions }: Setting, declared: Declared, field: keyof Declared): JSX.Element | null {
  const say = words(language)
  switch (field) {
    case 'automation':
      return declared.automation && <>{say(`register.automation.${declared.automation}`)}</>
    case 'legalBasis':
      return declared.legalBasis && <LegalBasis language={language} basis={declared.legalBasis} />
    case 'peopleAffected':
      return (
        declared.peopleAffected && (
          <>
            <Words language={language} text={declared.peopleAffected.who} />{' '}
            <span class="weak">({say(`register.band.${declared.peopleAffected.band}`)})</span>
          </>
        )
      )
    case 'audience':
      return (
        declared.audience && (
          <List language={language} items={declared.audience.map((one) => say(`register.audience.${one}`))} />
        )
      )
    case 'contact':
      return declared.contact === null ? null : <Contact contact={declared.contact} />
    case 'crossBorder':
      return declared.crossBorder && <CrossBorder language={language} said={declared.crossBorder} />
    case 'regions':
      return declared.regions && <Regions language={language} regions={regions} said={declared.regions} />
    case 'theme':
      return declared.theme === null ? null : <bdi>{termWords(language, 'sector', declared.theme)}</bdi>
    case 'languages':
      return (
        declared.languages && (
          <List language={language} items={declared.languages.map((tag) => itemLanguage(language, tag))} />
        )
      )
    default: {
      const said = declared[field]
      return said && <Words language={language} text={said} />
    }
  }
}

function LegalBasis({
  language,
  basis: { law, article, url },
}: {
  language: Language
  basis: NonNullable<Declared['legalBasis']>
}): JSX.Element {
  const say = words(language)
  return (
    <>
      <Words language={language} text={law} />
      {article !== null && <> ({say('register.legal-article', { article })})</>}
      {url !== null && (
        <>
          {' '}
          <a href={url} rel="noreferrer">
            {say('register.legal-text')}
          </a>
        </>
      )}
    </>
  )
}

/** A page, or an address of electronic mail. */
function Contact({ contact }: { contact: string }): JSX.Element {
  const isPage = /^https?:\/\//i.test(contact)
  return (
    <a href={isPage ? contact : `mailto:${contact}`} rel="noreferrer">
      <bdi dir="ltr" class="id">
        {contact}
      </bdi>
    </a>
  )
}

function CrossBorder({
  language,
  said: { countries, basis },
}: {
  language: Language
  said: NonNullable<Declared['crossBorder']>
}): JSX.Element {
  const say = words(language)
  if (countries.length === 0) return <>{say('register.cross-border.none')}</>
  return (
    <>
      <List language={language} items={countryNames(language, countries)} />
      {basis !== null && <span class="weak"> ({say(`transfer-basis.${basis}`)})</span>}
    </>
  )
}

function Regions({
  language,
  regions,
  said,
}: {
  language: Language
  regions: readonly Region[]
  said: readonly string[]
}): JSX.Element {
  if (regions.every(({ code }) => said.includes(code))) return <>{words(language)('register.every-region')}</>
  const names = said.map((code) => {
    const region = regions.find((one) => one.code === code)
    return region ? inLanguage(region.names, language).text : code
  })
  return <List language={language} items={names} />
}
