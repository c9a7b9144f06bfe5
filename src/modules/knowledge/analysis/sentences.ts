import type { Span } from './code-points.ts'

/** A quotation longer than this is cut at a line end or a space, in UTF-16 units. */
const longestSentence = 1_200

/**
 * Ends of a sentence: final punctuation with its closing marks before a space or the end of the text, an empty line,
 * or a line end before what opens an item (a dash, a bullet, a number, an article of a law). A bare line end is not
 * one: extracted PDF lines end in the middle of sentences.
 */
const boundary =
  /[.!?؟…۔]+[»”"')\]]*(?=\s|$)|\n[ \t]*\n+|\n(?=\s*(?:[-–•*▪●]|\(?\p{Nd}{1,3}[.)-]|المادة\s|الفصل\s|(?:Article|Art\.)\s))|[.؟!](?=\p{Lu}\p{Ll})/gu

/** «M. Benali», «art. 4», «n. 12», «1. Objet»: the full stop belongs to the word. */
const abbreviation =
  /(?:^|[\s(«"'’])(?:\p{L}|\p{Nd}{1,2}|art|al|cf|etc|dr|mr|mme|mm|vs|st|no|vol|pp|éd|ed|fig|inc|jr|ltd|صص)\.$/iu

/** The sentences of a text as UTF-16 ranges, without the white space around them, in order and without overlap. */
export function sentenceRanges(text: string): Span[] {
  const ranges: Span[] = []
  let start = 0
  for (const match of text.matchAll(boundary)) {
    const end = match.index + match[0].length
    if (match[0] === '.' && abbreviation.test(text.slice(Math.max(start, end - 8), end))) continue
    addTrimmed(ranges, text, start, end)
    start = end
  }
  addTrimmed(ranges, text, start, text.length)
  return ranges
}

function addTrimmed(ranges: Span[], text: string, from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && /\s/u.test(text[start]!)) start++
  while (end > start && /\s/u.test(text[end - 1]!)) end--
  while (end - start > longestSentence) {
    const cut = breakBefore(text, start, start + longestSentence)
    addTrimmed(ranges, text, start, cut)
    start = cut
    while (start < end && /\s/u.test(text[start]!)) start++
  }
  if (end > start) ranges.push({ start, end })
}

/** The last line end, else the last space, in the second half of a stretch; else its end, never inside a surrogate pair. */
function breakBefore(text: string, start: number, end: number): number {
  const middle = (start + end) >> 1
  const line = text.lastIndexOf('\n', end)
  if (line > middle) return line
  const space = text.lastIndexOf(' ', end)
  if (space > middle) return space
  const unit = text.charCodeAt(end)
  return unit >= 0xdc00 && unit <= 0xdfff ? end - 1 : end
}
