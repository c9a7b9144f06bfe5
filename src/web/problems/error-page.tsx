import type { JSX } from 'preact'
import type { Problem } from '../../kernel/problem.ts'
import type { Explanation } from '../../modules/policy/index.ts'
import { problemWords, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Missing, Reasons } from '../decisions/reasons.tsx'
import type { Frame } from '../frame.ts'
import { Contact, Page, renderPage } from '../page.tsx'
import { Code } from '../text.tsx'

/** The page in the place of the one that could not be made: a refusal with its advice, or a fault of ours with a reference. */
export function errorPage(
  frame: Frame,
  data:
    | {
        readonly problem: Problem
        /** Which rules refused and what was missing; nothing where no rule was asked. */
        readonly why: Pick<Explanation, 'reasons' | 'missing'>
        /** The decision's place in the log, whose page says all of it to whoever asked. */
        readonly decision: number | null
      }
    | { readonly problem: null; readonly reference: string },
): string {
  const { language } = frame
  const say = words(language)
  const said = data.problem
    ? problemWords(language, data.problem)
    : { title: say('error.unexpected'), advice: say('error.unexpected.advice') }
  return renderPage(
    <Page frame={frame} title={said.title} failed>
      <h1>{said.title}</h1>
      <p class="lead measure">{said.advice}</p>
      {data.problem && <Why frame={frame} why={data.why} decision={data.decision} />}
      {data.problem ? (
        <p class="hint">
          {say('problem.code')}{' '}
          <a href={localised(language, addresses.problem(data.problem.code))}>
            <Code>{data.problem.code}</Code>
          </a>
        </p>
      ) : (
        <p class="hint">
          {say('error.reference')} <Code>{data.reference}</Code>
        </p>
      )}
      <ul class="also mt5">
        <li>
          <a href={localised(language, addresses.home)}>{say('home.title')}</a>
        </li>
        <li>
          <Contact frame={frame} />
        </li>
      </ul>
    </Page>,
  )
}

function Why({
  frame: { language },
  why: { reasons, missing },
  decision,
}: {
  frame: Frame
  why: Pick<Explanation, 'reasons' | 'missing'>
  decision: number | null
}): JSX.Element | null {
  const say = words(language)
  if (reasons.length === 0 && decision === null) return null
  return (
    <>
      {reasons.length > 0 && (
        <section aria-labelledby="why" class="mt5">
          <h2 id="why">{say('decision.why.deny')}</h2>
          <Reasons language={language} reasons={reasons} />
        </section>
      )}
      {missing.length > 0 && (
        <section aria-labelledby="missing" class="mt5">
          <h2 id="missing">{say('decision.missing')}</h2>
          <Missing language={language} missing={missing} about={null} />
        </section>
      )}
      {decision !== null && (
        <p>
          <a href={localised(language, addresses.decision(decision))}>{say('error.decision', { index: decision })}</a>
        </p>
      )}
    </>
  )
}
