import type { JSX } from 'preact'
import { words } from '../../words/sentence.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Code, Say, Unfilled } from '../text.tsx'

/** A rule as its pack states it, its sentences already in the reader's language: packs own their words. */
export type StatedRule = {
  readonly id: string
  readonly sentence: string
  /** Nothing for a rule of the platform itself. */
  readonly law: string | null
  readonly article: string | null
  readonly verification: Verification
  readonly conditions: readonly { readonly sentence: string; readonly grantedBy: string | null }[]
}

/** A list of the authorities, as its pack states it. */
export type StatedList = {
  readonly id: string
  readonly title: string
  /** How far it can be relied on. */
  readonly note: string
  readonly verification: Verification
  readonly entries: readonly { readonly code: string; readonly name: string }[]
}

type Verification = 'verified' | 'unverified' | 'platform'

export type RulesPageData = {
  readonly packs: readonly {
    readonly id: string
    readonly version: string
    readonly digest: string
    readonly title: string
    readonly isDraft: boolean
    readonly note: string | null
    readonly rules: readonly StatedRule[]
    readonly lists: readonly StatedList[]
  }[]
}

/** The rules in force: each with its law and how far its citation has been checked. */
export function rulesPage(frame: Frame, data: RulesPageData): string {
  const say = words(frame.language)
  return renderPage(
    <Page frame={frame} title={say('rules.title')} section="rules">
      <h1>{say('rules.title')}</h1>
      <p class="measure">{say('rules.what')}</p>
      {data.packs.map((pack, at) => (
        <section key={pack.id} aria-labelledby={`pack-${at}`} class="mt6">
          <h2 id={`pack-${at}`}>
            <bdi>{pack.title}</bdi> {pack.isDraft && <span class="tag warn">{say('rules.draft')}</span>}
          </h2>
          {pack.note && (
            <p class="measure" dir="auto">
              {pack.note}
            </p>
          )}
          <p>
            {say('rules.pack')} <Code>{`${pack.id} ${pack.version}`}</Code>
          </p>
          <p>
            <Code>{pack.digest}</Code>
          </p>
          {pack.rules.length > 0 && <Rules frame={frame} rules={pack.rules} />}
          {pack.lists.map((list) => (
            <ListOfPack key={list.id} frame={frame} list={list} />
          ))}
        </section>
      ))}
      <p class="hint mt5">{say('rules.not-advice')}</p>
    </Page>,
  )
}

const verificationTags = { verified: 'tag ok', unverified: 'tag warn', platform: 'tag info' } as const

function Rules({ frame, rules }: { frame: Frame; rules: readonly StatedRule[] }): JSX.Element {
  const say = words(frame.language)
  return (
    <table class="stack">
      <caption>{say('rules.count', { count: rules.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{say('rules.rule')}</th>
          <th scope="col">{say('rules.sentence')}</th>
          <th scope="col">{say('rules.law')}</th>
          <th scope="col">{say('rules.article')}</th>
          <th scope="col">{say('rules.verification')}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.id} id={rule.id}>
            <th scope="row">
              <Code>{rule.id}</Code>
            </th>
            <td>
              <span dir="auto">{rule.sentence}</span>
              <Conditions frame={frame} rule={rule} />
            </td>
            <td data-l={say('rules.law')}>
              {rule.law ? <bdi>{rule.law}</bdi> : <span class="weak">{say('rules.of-platform')}</span>}
            </td>
            <td data-l={say('rules.article')}>
              <Article frame={frame} rule={rule} />
            </td>
            <td data-l={say('rules.verification')}>
              <span class={verificationTags[rule.verification]}>{say(`rules.verification.${rule.verification}`)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Article({ frame, rule }: { frame: Frame; rule: StatedRule }): JSX.Element | null {
  if (!rule.law) return null
  if (rule.article) return <bdi>{rule.article}</bdi>
  return <Unfilled>{words(frame.language)('rules.no-article')}</Unfilled>
}

/** What the rule may find missing, folded: a page of all rules is long enough. */
function Conditions({ frame, rule }: { frame: Frame; rule: StatedRule }): JSX.Element | null {
  const say = words(frame.language)
  if (rule.conditions.length === 0) return null
  return (
    <details>
      <summary>{say('rules.asks', { count: rule.conditions.length })}</summary>
      <ul>
        {rule.conditions.map(({ sentence, grantedBy }) => (
          <li key={sentence}>
            <bdi>{sentence}</bdi>
            <br />
            <span class="weak">
              {grantedBy === null ? (
                say('rules.granted-by-nobody')
              ) : (
                <Say language={frame.language} of="rules.granted-by" who={grantedBy} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function ListOfPack({ frame, list }: { frame: Frame; list: StatedList }): JSX.Element {
  const say = words(frame.language)
  return (
    <div class="mt5">
      <h3 id={list.id}>
        <bdi>{list.title}</bdi>{' '}
        <span class={verificationTags[list.verification]}>{say(`rules.verification.${list.verification}`)}</span>
      </h3>
      <p class="measure" dir="auto">
        {list.note}
      </p>
      {list.entries.length === 0 ? (
        <p>
          <Unfilled>{say('rules.list-empty')}</Unfilled>
        </p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{say('rules.list')}</th>
              <th scope="col">{say('rules.list-names')}</th>
            </tr>
          </thead>
          <tbody>
            {list.entries.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">
                  <Code>{code}</Code>
                </th>
                <td dir="auto">{name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
