import type { JSX } from 'preact'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { type RefusingRule, RefusingRules } from '../problems/refusing-rules.tsx'

/** Why a reader may not read what is in a data set, as the rules said when it was asked for. */
export type ClosedContent = {
  readonly dataSet: string
  readonly rules: readonly RefusingRule[]
  /** The decision's place in the log; nothing for whoever cannot look at it. */
  readonly decision: number | null
}

/** In the place of its files: that they are closed, why, and how to ask for them. */
export function ClosedContentSection({ frame, closed }: { frame: Frame; closed: ClosedContent }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const ask = `${localised(language, addresses.newPermitRequest)}?data-set=${encodeURIComponent(closed.dataSet)}`
  return (
    <section aria-labelledby="closed" class="mt6">
      <h2 id="closed">{say('data-set.closed')}</h2>
      <p class="measure">{say('data-set.closed.what')}</p>
      {closed.rules.length > 0 && (
        <>
          <h3>{say('data-set.closed.why')}</h3>
          <RefusingRules frame={frame} rules={closed.rules} />
        </>
      )}
      {closed.decision !== null && (
        <p>
          <a href={localised(language, addresses.decision(closed.decision))}>{say('data-set.closed.decision')}</a>
        </p>
      )}
      <p class="mt5">
        <a class="btn" href={ask}>
          {say('data-set.ask')}
        </a>
      </p>
    </section>
  )
}
