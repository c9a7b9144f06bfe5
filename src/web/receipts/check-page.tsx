import type { JSX } from 'preact'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, CsrfField, ErrorSummary, type Filled, formOf } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Code } from '../text.tsx'

/** What checking a receipt found. A part that does not exist yet is not applicable: never passed. */
export type ReceiptCheck = {
  readonly receiptId: string | null
  readonly verdict: 'verified' | 'consistent-key-not-trusted' | 'failed'
  readonly checks: readonly {
    readonly id: string
    /** What is checked, in the reader's language: the receipt's own library has the words. */
    readonly text: string
    readonly status: 'passed' | 'failed' | 'not-applicable' | 'untrusted'
    /** Why it did not pass, in the reader's language. */
    readonly reason: string | null
  }[]
}

export type CheckPageData = {
  readonly result: ReceiptCheck | null
  /** The page that checks in the reader's own browser or offline. */
  readonly verifierHref: string
}

/** Takes a receipt's file (`multipart/form-data`, fields `receipt` and `csrf`) and says what holds in it. */
export function checkReceiptPage(frame: Frame, data: CheckPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, { receipt: 'receipt.file' })
  return renderPage(
    <Page frame={frame} title={say('nav.receipt')} section="receipt" failed={filled.problem !== null}>
      <h1>{say('nav.receipt')}</h1>
      <ErrorSummary form={form} />
      {data.result && <Result frame={frame} result={data.result} />}
      <p class="measure">{say('receipt.what')}</p>
      <form
        class="drop"
        method="post"
        enctype="multipart/form-data"
        action={localised(language, addresses.checkReceipt)}
      >
        <CsrfField frame={frame} />
        <label for="field-receipt">{say('receipt.file')}</label>
        <p class="hint" id="field-receipt-hint">
          {say('receipt.file-hint')}
        </p>
        <input
          type="file"
          id="field-receipt"
          name="receipt"
          accept=".json,application/json"
          required
          aria-describedby="field-receipt-hint"
        />
        <button type="submit" class="btn">
          {say('receipt.submit')}
        </button>
      </form>
      <section aria-labelledby="offline" class="mt6">
        <h2 id="offline">{say('receipt.without-us')}</h2>
        <p class="measure">{say('receipt.without-us-why')}</p>
        <p>
          <a href={data.verifierHref}>{say('receipt.offline')}</a>
        </p>
      </section>
    </Page>,
  )
}

const verdictTags = { verified: 'tag ok', 'consistent-key-not-trusted': 'tag warn', failed: 'tag bad' } as const
const statusTags = { passed: 'tag ok', failed: 'tag bad', 'not-applicable': 'tag info', untrusted: 'tag warn' } as const

function Result({ frame, result }: { frame: Frame; result: ReceiptCheck }): JSX.Element {
  const say = words(frame.language)
  return (
    <section class="answer" aria-labelledby="result">
      <h2 id="result">
        <span class={verdictTags[result.verdict]}>{say(`receipt.verdict.${result.verdict}`)}</span>
      </h2>
      <p>{say(`receipt.verdict.${result.verdict}.meaning`)}</p>
      {result.receiptId && (
        <p>
          {say('receipt.number')} <Code>{result.receiptId}</Code>
        </p>
      )}
      <dl class="summary">
        {result.checks.map(({ id, text, status, reason }) => (
          <div key={id}>
            <dt>{text}</dt>
            <dd>
              <span class={statusTags[status]}>{say(`receipt.status.${status}`)}</span>
              {reason}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
