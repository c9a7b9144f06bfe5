import type { ComponentChildren } from 'preact'
import type { Quote, Receipt, Verdict } from '../index.ts'
import { LANGUAGES, type Language, type Words } from './words.ts'

/** The answer as the receipt tells it. The words of people and documents keep their own direction. */
export function AnswerView(props: { words: Words; language: Language; receipt: Receipt; verdict: Verdict }) {
  const { words, language, receipt, verdict } = props
  const { result } = receipt
  const { answer } = words
  return (
    <section class="answer" aria-labelledby="answer">
      <h2 id="answer">{answer.heading}</h2>
      {verdict === 'failed' && <p class="error">{answer.doNotRely}</p>}
      <dl class="prov">
        <Row name={answer.question}>
          <span dir="auto">{result.question}</span>
        </Row>
        <Row name={answer.answeredAt}>
          <time datetime={result.answeredAt}>{formatInstant(result.answeredAt, language)}</time>
        </Row>
        {result.system && (
          <Row name={answer.system}>
            <bdi dir="ltr">{result.system.slug}</bdi>
            <span class="tag">{answer.stage[result.system.stage]}</span>
          </Row>
        )}
      </dl>
      {result.masked.length > 0 && <p class="hint">{answer.masked}</p>}
      {result.abstained ? (
        <>
          <h3>{answer.abstained}</h3>
          {result.reason && <p>{answer.reason[result.reason]}</p>}
        </>
      ) : (
        <>
          <h3>{answer.quotes}</h3>
          <p class="hint">{answer.byQuotes}</p>
        </>
      )}
      {result.answer.differ && <p>{answer.differ}</p>}
      <Quotes words={words} receipt={receipt} quotes={result.answer.quotes} verdict={verdict} />
      {result.answer.nearby.length > 0 && (
        <>
          <h3>{answer.nearby}</h3>
          <p>
            <strong>{answer.notAnAnswer}</strong>
          </p>
          <Quotes words={words} receipt={receipt} quotes={result.answer.nearby} verdict={verdict} />
        </>
      )}
    </section>
  )
}

function Quotes(props: { words: Words; receipt: Receipt; quotes: readonly Quote[]; verdict: Verdict }) {
  const { words, receipt, quotes, verdict } = props
  const { answer } = words
  if (quotes.length === 0) return null
  return (
    <ol class="quotes">
      {quotes.map((quote) => {
        const source = receipt.result.versions.find(
          ({ dataSet, version }) => dataSet === quote.dataSet && version === quote.version,
        )
        return (
          <li key={`${quote.extraction} ${quote.page} ${quote.start}`}>
            <blockquote dir="auto">{quote.text}</blockquote>
            <dl class="prov">
              <Row name={answer.document}>
                <bdi>{quote.document.title}</bdi>
              </Row>
              {source && (
                <Row name={answer.publisher}>
                  <bdi>{source.publisher}</bdi>
                </Row>
              )}
              <Row name={answer.kind}>{answer[quote.provenance]}</Row>
              {quote.restates.map((restated) => (
                <Row key={restated.source} name={answer.restates}>
                  <span dir="auto">
                    <bdi>{restated.source}</bdi> · <bdi>{restated.title}</bdi>
                    {restated.dateAsStated && (
                      <>
                        {' '}
                        (<bdi>{restated.dateAsStated}</bdi>)
                      </>
                    )}
                  </span>
                  <span class="tag">{answer.kindOfSource[restated.kind]}</span>
                </Row>
              ))}
              <Row name={answer.file}>
                <bdi>{quote.document.path}</bdi>
              </Row>
              <Row name={answer.page}>
                <bdi dir="ltr">{quote.page}</bdi>
                {verdict !== 'failed' && <span class="tag passed">{answer.verbatim}</span>}
              </Row>
              {quote.corrected && <Row name={answer.corrected}>{answer.correctedBy}</Row>}
              {quote.repaired !== null && (
                <Row name={answer.repaired}>
                  <span dir="auto">{quote.repaired}</span>
                </Row>
              )}
              {source && (
                <Row name={answer.licence}>
                  <bdi>{source.licence}</bdi>
                </Row>
              )}
            </dl>
          </li>
        )
      })}
    </ol>
  )
}

function Row({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** In UTC, as in the receipt: a receipt is read anywhere. */
export function formatInstant(instant: string, language: Language): string {
  const { tag } = LANGUAGES.find(({ id }) => id === language)!
  const format = { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' } as const
  return `${new Intl.DateTimeFormat(`${tag}-u-nu-latn`, format).format(new Date(instant))} UTC`
}
