import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { ExplainedDecision } from '../../modules/audit/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Code, Day, Say } from '../text.tsx'

type Reason = ExplainedDecision['reasons'][number]
type MissingPart = ExplainedDecision['missing'][number]

/** Rules that spoke, each with the law that it applies and how far that citation was checked. */
export function Reasons({ language, reasons }: { language: Language; reasons: readonly Reason[] }): JSX.Element {
  return (
    <ul class="measure">
      {reasons.map((reason) => (
        <li key={reason.rule}>
          <p>
            <bdi>{reason.sentence}</bdi>
          </p>
          <p class="hint">
            <LawOf language={language} reason={reason} />{' '}
            <a href={`${localised(language, addresses.rules)}#${reason.rule}`}>
              <Code>{reason.rule}</Code>
            </a>
          </p>
        </li>
      ))}
    </ul>
  )
}

const statusTags = { verified: 'tag ok', unverified: 'tag warn', platform: 'tag info' } as const

function LawOf({ language, reason }: { language: Language; reason: Reason }): JSX.Element {
  const say = words(language)
  const { law, article, status, url } = reason
  const cited = law !== null && (
    <>{article === null ? say('decision.law', { law }) : say('decision.law-article', { law, article })} </>
  )
  return (
    <>
      {cited}
      <span class={statusTags[status]}>{say(`decision.law.${status}`)}</span>{' '}
      {url !== null && (
        <>
          <a href={url} rel="noreferrer">
            {say('decision.law.source')}
          </a>{' '}
        </>
      )}
    </>
  )
}

/** Where a request for what is missing begins; nothing where only others can begin it. */
function startOf(
  remedy: MissingPart['remedy'],
  about: ExplainedDecision['resource'],
): { readonly address: string; readonly text: 'permit-request' | 'sign-in' | 'membership' } | undefined {
  switch (remedy?.start) {
    case 'permit-request': {
      const isData = about?.kind === 'data-set' || about?.kind === 'data-set-version'
      const query = isData ? `?${new URLSearchParams({ 'data-set': about.id.split('/')[0]! })}` : ''
      return { address: `${addresses.newPermitRequest}${query}`, text: 'permit-request' }
    }
    case 'sign-in':
      return { address: addresses.signIn, text: 'sign-in' }
    case 'membership':
      return { address: addresses.organisations, text: 'membership' }
    default:
      return undefined
  }
}

/** What would have to hold: who can grant it, and the way to ask for it. */
export function Missing({
  language,
  missing,
  about,
}: {
  language: Language
  missing: readonly MissingPart[]
  about: ExplainedDecision['resource']
}): JSX.Element {
  const say = words(language)
  const asked = new Set<string>()
  return (
    <ul class="measure">
      {missing.map((one) => {
        const start = startOf(one.remedy, about)
        // One way to ask is enough, however many conditions it would meet.
        const isFirst = start !== undefined && !asked.has(start.address)
        if (start) asked.add(start.address)
        return (
          <li key={`${one.rule} ${one.condition}`}>
            <p>
              <bdi>{one.sentence}</bdi>
              <ValuesOf language={language} values={one.values} />
            </p>
            <p class="hint">
              {one.remedy ? (
                <Say language={language} of="decision.missing.by" who={one.remedy.by} />
              ) : (
                say('decision.missing.nobody')
              )}
            </p>
            {start && isFirst && (
              <p>
                <a class="btn" href={localised(language, start.address)}>
                  {say(`decision.start.${start.text}`)}
                </a>
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function ValuesOf({ language, values }: { language: Language; values: MissingPart['values'] }): JSX.Element | null {
  const say = words(language)
  const known = Object.entries(values).flatMap(([name, value]) => {
    const label = say.find(`decision.value.${name}`)
    return label === undefined ? [] : [{ name, label, value }]
  })
  if (known.length === 0) return null
  return (
    <span class="weak">
      {' ('}
      {known.map(({ name, label, value }) => (
        <span key={name}>
          {label} {/^\d{4}-\d\d-\d\d$/.test(value) ? <Day language={language} at={value} /> : <Code>{value}</Code>}
        </span>
      ))}
      {')'}
    </span>
  )
}
