import type { JSX } from 'preact'

type Span = { readonly start: number; readonly end: number }

/** As many marks as help to see; a page on which every word is damaged is not marked through. */
const mostMarks = 200

/**
 * A text with what shows its damage marked: words wherever they stand, and spans, which count code points and not UTF-16 units.
 */
export function MarkedWords({
  text,
  words,
  spans = [],
}: {
  text: string
  words: readonly string[]
  spans?: readonly Span[]
}): JSX.Element {
  const marked = apart([...placesOf(text, words), ...inUnits(text, spans)]).slice(0, mostMarks)
  const shown: (string | JSX.Element)[] = []
  let from = 0
  for (const { start, end } of marked) {
    shown.push(text.slice(from, start), <mark>{text.slice(start, end)}</mark>)
    from = end
  }
  return (
    <>
      {shown}
      {text.slice(from)}
    </>
  )
}

function placesOf(text: string, words: readonly string[]): Span[] {
  const wanted = [...new Set(words)]
    .filter((word) => word.trim() !== '')
    .sort((one, other) => other.length - one.length)
  if (wanted.length === 0) return []
  const found = text.matchAll(new RegExp(wanted.map(escaped).join('|'), 'gu'))
  return [...found].map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')
}

function inUnits(text: string, spans: readonly Span[]): Span[] {
  if (spans.length === 0) return []
  const offsets = [0]
  for (const character of text) offsets.push(offsets.at(-1)! + character.length)
  const at = (point: number) => offsets[Math.min(point, offsets.length - 1)]!
  return spans.map(({ start, end }) => ({ start: at(start), end: at(end) }))
}

/** In reading order, those that overlap as one. */
function apart(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    const last = merged.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else if (start < end) merged.push({ start, end })
  }
  return merged
}
