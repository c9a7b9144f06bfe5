import type { JSX } from 'preact'
import { words } from '../../words/sentence.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Code, Unfilled } from '../text.tsx'

/** A rule as its pack states it, its sentences already in the reader's language: packs own their words. */
export type StatedRule = {
  readonly id: string
  readonly sentence: string
  /** Nothing for a rule of the platform itself. */
  readonly law: string | null
  readonly article: string | null
  readonly verification: 'verified' | 'unverified' | 'platform'
}

export type RulesPageData = {
  readonly packs: readonly {
    readonly id: string
    readonly version: string
    readonly digest: string
    readonly title: string
    readonly rules: readonly StatedRule[]
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
            <bdi>{pack.title}</bdi>
          </h2>
          <p>
            {say('rules.pack')} <Code>{`${pack.id} ${pack.version}`}</Code>
          </p>
          <p>
            <Code>{pack.digest}</Code>
          </p>
          <Rules frame={frame} rules={pack.rules} />
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
            <td dir="auto">{rule.sentence}</td>
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
