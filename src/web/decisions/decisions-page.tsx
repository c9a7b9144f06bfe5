import type { JSX } from 'preact'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Moment, Unfilled } from '../text.tsx'
import { About, Asked } from './asked.tsx'

export type DecisionsPageData = {
  readonly decisions: readonly {
    readonly index: number
    readonly at: string
    readonly operation: string
    readonly permission: string
    readonly effect: 'allow' | 'deny'
    readonly resource: { readonly kind: string; readonly id: string } | null
  }[]
  readonly refusedOnly: boolean
  readonly nextHref: string | null
}

/** One's own decisions, the newest first: everything that was asked, and whether the rules allowed it. */
export function decisionsPage(frame: Frame, data: DecisionsPageData): string {
  const { language } = frame
  const say = words(language)
  const list = localised(language, addresses.decisions)
  return renderPage(
    <Page frame={frame} title={say('decisions.title')} section="log">
      <h1>{say('decisions.title')}</h1>
      <p class="measure">{say('decisions.what')}</p>
      <nav aria-label={say('decisions.filter')}>
        <ul class="also">
          <li>
            {data.refusedOnly ? <a href={list}>{say('decisions.all')}</a> : <Current text={say('decisions.all')} />}
          </li>
          <li>
            {data.refusedOnly ? (
              <Current text={say('decisions.refused')} />
            ) : (
              <a href={`${list}?effect=deny`}>{say('decisions.refused')}</a>
            )}
          </li>
        </ul>
      </nav>
      {data.decisions.length === 0 ? (
        <p class="inset">{say('decisions.none')}</p>
      ) : (
        <table class="stack">
          <caption class="vh">{say('decisions.title')}</caption>
          <thead>
            <tr>
              <th scope="col" class="n">
                {say('decisions.number')}
              </th>
              <th scope="col">{say('decisions.at')}</th>
              <th scope="col">{say('decisions.asked')}</th>
              <th scope="col">{say('decisions.about')}</th>
              <th scope="col">{say('decisions.effect')}</th>
            </tr>
          </thead>
          <tbody>
            {data.decisions.map(({ index, at, operation, permission, effect, resource }) => (
              <tr key={index}>
                <th scope="row" class="n">
                  <a href={localised(language, addresses.decision(index))}>{formatIn(language).number(index)}</a>
                </th>
                <td data-l={say('decisions.at')}>
                  <Moment language={language} at={at} />
                </td>
                <td data-l={say('decisions.asked')}>
                  <Asked language={language} operation={operation} permission={permission} />
                </td>
                <td data-l={say('decisions.about')}>
                  {resource ? (
                    <About language={language} resource={resource} />
                  ) : (
                    <Unfilled>{say('decision.about-nothing')}</Unfilled>
                  )}
                </td>
                <td data-l={say('decisions.effect')}>
                  <span class={effect === 'allow' ? 'tag ok' : 'tag bad'}>{say(`decision.effect.${effect}`)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {data.nextHref !== null && (
        <p class="mt4">
          <a href={data.nextHref} rel="next">
            {say('decisions.older')}
          </a>
        </p>
      )}
    </Page>,
  )
}

function Current({ text }: { text: string }): JSX.Element {
  return <strong aria-current="page">{text}</strong>
}
