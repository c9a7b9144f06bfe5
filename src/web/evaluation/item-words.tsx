import type { ComponentChildren, JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Item } from '../../modules/evaluation/index.ts'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { Code, Day, Say } from '../text.tsx'

/** What people or systems wrote, in its own language and direction; lines stay. */
export function OwnText({ lang, children }: { lang?: string; children: string }): JSX.Element {
  return (
    <div class="own-text" dir="auto" lang={lang}>
      {children}
    </div>
  )
}

/** What an item puts to a system: a question, a text, choices. */
export function ItemInput({ item }: { item: Item }): JSX.Element {
  const { question, text, choices } = item.input
  return (
    <>
      {question !== undefined && <OwnText lang={item.language}>{question}</OwnText>}
      {text !== undefined && <OwnText lang={item.language}>{text}</OwnText>}
      {choices && (
        <ul class="plain-list">
          {choices.map(({ label, text }) => (
            <li key={label}>
              <bdi>{label}</bdi>. <bdi lang={item.language}>{text}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What the right output is, part by part. */
export function TargetWords({ language, item }: { language: Language; item: Item }): JSX.Element {
  const say = words(language)
  const { golden, label, texts, fields, documents, number, date, declines } = item.target
  return (
    <dl class="prov">
      {(golden ? golden.expected === 'abstain' : declines === true) && (
        <Part label={say('target.right')}>{say('target.declines')}</Part>
      )}
      {golden?.expected === 'answer' && (
        <>
          {golden.mustShow.tokens.map((wordings) => (
            <Part key={wordings.join()} label={say('target.shows')}>
              <OneOf language={language} lang={item.language} items={wordings} />
            </Part>
          ))}
          {golden.mustShow.quotes.map(({ document, text }) => (
            <Part key={document + text} label={say('target.quotes')}>
              <bdi>{text}</bdi> <Code>{document}</Code>
            </Part>
          ))}
        </>
      )}
      {golden && golden.never.length > 0 && (
        <Part label={say('target.never')}>
          <OneOf language={language} lang={item.language} items={golden.never} />
        </Part>
      )}
      {label !== undefined && (
        <Part label={say('target.label')}>
          <bdi>{label}</bdi>
        </Part>
      )}
      {texts && (
        <Part label={say('target.texts')}>
          {texts.map((text) => (
            <OwnText key={text} lang={item.language}>
              {text}
            </OwnText>
          ))}
        </Part>
      )}
      {fields &&
        Object.entries(fields).map(([field, values]) => (
          <Part key={field} label={field}>
            <OneOf language={language} lang={item.language} items={values} />
          </Part>
        ))}
      {documents && (
        <Part label={say('target.documents')}>
          <ul class="plain-list">
            {documents.map((document) => (
              <li key={document}>
                <Code>{document}</Code>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {number && (
        <Part label={say('target.number')}>
          <bdi dir="ltr">{formatIn(language).number(number.value)}</bdi>
          {number.tolerance > 0 && (
            <>
              {' '}
              <Say language={language} of="target.tolerance" tolerance={number.tolerance} />
            </>
          )}
        </Part>
      )}
      {date !== undefined && (
        <Part label={say('target.date')}>
          <Day language={language} at={date} />
        </Part>
      )}
    </dl>
  )
}

function Part({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <>
      <dt>
        <bdi>{label}</bdi>
      </dt>
      <dd>{children}</dd>
    </>
  )
}

/** Wordings of which any is right. */
function OneOf({ language, lang, items }: { language: Language; lang: string; items: readonly string[] }): JSX.Element {
  return (
    <>
      {items.map((item, place) => (
        <span key={item}>
          {place > 0 && words(language)('record.comma')}
          <bdi lang={lang}>{item}</bdi>
        </span>
      ))}
    </>
  )
}
