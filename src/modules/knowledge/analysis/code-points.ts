/**
 * A stretch of a stored text, counted in Unicode code points, end exclusive. Every span the platform keeps or shows
 * is one of these: JavaScript's own indexes count UTF-16 units, which no other language shares.
 */
export type Span = { readonly start: number; readonly end: number }

/**
 * Converts UTF-16 indexes of one text into code point offsets. Most texts hold no character beyond the basic plane,
 * and then an index is its own answer; otherwise the surrogate pairs before it are counted by binary search.
 */
export function codePointOffsets(text: string): (utf16Index: number) => number {
  const pairs: number[] = []
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0xd800 || unit > 0xdbff) continue
    const next = text.charCodeAt(i + 1)
    if (next >= 0xdc00 && next <= 0xdfff) pairs.push(i++)
  }
  if (pairs.length === 0) return (index) => index
  return (index) => {
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (pairs[middle]! < index) low = middle + 1
      else high = middle
    }
    return index - low
  }
}

const beyondBasicPlane = /[\ud800-\udbff]/

/** The text of a span. */
export function sliceSpan(text: string, span: Span): string {
  // Nearly no text needs its code points counted, and finding that out is the regular expression engine's quickest work.
  if (!beyondBasicPlane.test(text)) return text.slice(Math.max(0, span.start), Math.max(0, span.end))
  let index = 0
  let offset = 0
  const advance = (target: number) => {
    for (; offset < target && index < text.length; offset++) index += text.codePointAt(index)! > 0xffff ? 2 : 1
    return index
  }
  const from = advance(span.start)
  return text.slice(from, advance(span.end))
}
