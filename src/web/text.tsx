import type { ComponentChild, JSX, VNode } from 'preact'
import type { Language } from '../kernel/language.ts'
import { formatIn } from '../words/format.ts'
import { type SentenceKey, words } from '../words/sentence.ts'

/** A sentence with its values isolated; a value may be an element. Numbers take the form that the sentence gives them. */
export function Say({
  language,
  of,
  ...values
}: { language: Language; of: SentenceKey } & Record<string, VNode | string | number>): JSX.Element {
  const pieces = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? <bdi>{value}</bdi> : value,
  ])
  return <>{words(language).parts<VNode>(of, Object.fromEntries(pieces))}</>
}

/** A day, readable by machines too. */
export function Day({ language, at }: { language: Language; at: string }): JSX.Element {
  return <time dateTime={at}>{formatIn(language).date(at)}</time>
}

/** A moment to the minute. */
export function Moment({ language, at }: { language: Language; at: string }): JSX.Element {
  return <time dateTime={at}>{formatIn(language).dateTime(at)}</time>
}

/** A size in bytes. Its unit is a word of the language, so it takes the direction of what it holds. */
export function Size({ language, bytes }: { language: Language; bytes: number }): JSX.Element {
  return <bdi>{formatIn(language).bytes(bytes)}</bdi>
}

/** Items in a sentence; each keeps its own direction. */
export function List({ language, items }: { language: Language; items: readonly string[] }): JSX.Element {
  return (
    <>
      {formatIn(language)
        .list(items)
        .map(({ item, text }) => (item ? <bdi key={text}>{text}</bdi> : text))}
    </>
  )
}

/** A digest, key, path or other identifier: left to right in every language, never mirrored. */
export function Code({ children, id }: { children: ComponentChild; id?: string }): JSX.Element {
  return (
    <bdi dir="ltr" class="id" id={id}>
      {children}
    </bdi>
  )
}

/** What nothing is known of, in words: never a dash, a zero or an example. */
export function Unfilled({ children }: { children: ComponentChild }): JSX.Element {
  return <span class="nil">{children}</span>
}
