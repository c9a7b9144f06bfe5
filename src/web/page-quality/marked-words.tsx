import type { JSX } from 'preact'

/** As many marks as help to see; a page on which every word is damaged is not marked through. */
const mostMarks = 200

/** A text with the words marked that show its damage. */
export function MarkedWords({ text, words }: { text: string; words: readonly string[] }): JSX.Element {
  const wanted = [...new Set(words)]
    .filter((word) => word.trim() !== '')
    .sort((one, other) => other.length - one.length)
  if (wanted.length === 0) return <>{text}</>
  const parts = text.split(new RegExp(`(${wanted.map(escaped).join('|')})`, 'u'))
  const shown = parts.slice(0, 2 * mostMarks)
  return (
    <>
      {shown.map((part, at) => (at % 2 === 0 ? part : <mark>{part}</mark>))}
      {parts.slice(2 * mostMarks).join('')}
    </>
  )
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')
}
