/** Footnotes: small text at the foot of a page that begins with a mark, moved behind the paragraph that refers to it. */
import type { ReadBlock, ReadLine } from './layout.ts'

/** Of the running text's size. Texts of 11 points have notes of 9 or 10. */
const SMALL = 0.92

/** A number, a letter in brackets, or stars and daggers. */
const MARK = /^(?:[([]?([0-9٠-٩]{1,3})[)\]]?[.\-–:]?|([*†‡]{1,3})|([¹²³⁰-⁹]{1,3}))(?=[\s\p{L}«"“(])/u
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** The document's usual size of text, in points: the one that most characters have. */
export function usualSize(pages: readonly (readonly ReadBlock[])[]): number {
  const counts = new Map<number, number>()
  for (const { em, text } of pages.flat().flatMap((block) => block.lines)) {
    const size = Math.round(em * 2) / 2
    counts.set(size, (counts.get(size) ?? 0) + text.length)
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0]
}

/**
 * The page's blocks with each footnote behind the paragraph whose text has its mark, or at the end when none has. What looks
 * like a footnote is one when its mark is raised, or is found raised or in the same brackets in the text above.
 */
export function withFootnotes(blocks: readonly ReadBlock[], size: number): ReadBlock[] {
  const foot = footOf(blocks, size)
  if (foot.size === 0) return [...blocks]
  const text = blocks.filter((block) => block.kind !== 'furniture' && !block.lines.some((line) => foot.has(line)))
  const notes: { readonly lines: ReadLine[]; readonly referring: ReadBlock | undefined }[] = []
  const others: ReadBlock[] = []
  for (const block of blocks) {
    if (!block.lines.some((line) => foot.has(line))) {
      others.push(block)
      continue
    }
    const rest: ReadLine[] = []
    for (const line of block.lines) {
      const mark = foot.has(line) ? markOf(line) : undefined
      const referring = mark && text.find((one) => one.lines.some((above) => refersTo(above, mark)))
      const previous = notes.at(-1)
      if (mark && (referring || mark.raised)) notes.push({ lines: [line], referring })
      else if (previous && foot.has(line)) previous.lines.push(line)
      else rest.push(line)
    }
    if (rest.length > 0) others.push({ kind: block.kind, lines: rest })
  }
  const asBlocks = (of: ReadBlock | undefined) =>
    notes.filter(({ referring }) => referring === of).map(({ lines }): ReadBlock => ({ kind: 'footnote', lines }))
  return [...others.flatMap((block) => [block, ...asBlocks(block)]), ...asBlocks(undefined)]
}

/** Small lines with no larger ones of the text below them. */
function footOf(blocks: readonly ReadBlock[], size: number): Set<ReadLine> {
  const lines = blocks
    .filter(({ kind }) => kind !== 'furniture')
    .flatMap((block) => block.lines)
    .filter(({ angle }) => angle === 0)
    .sort((a, b) => a.baseline - b.baseline)
  const larger: ReadLine[] = []
  const foot = new Set<ReadLine>()
  for (const line of lines) {
    const isAbove = larger.some((below) => Math.min(below.right, line.right) > Math.max(below.left, line.left))
    if (line.em > SMALL * size) larger.push(line)
    else if (!isAbove) foot.add(line)
  }
  return foot
}

type Mark = { readonly name: string; readonly raised: boolean; readonly inBrackets: boolean }

/** The mark that a line begins with. */
function markOf({ text, raised }: ReadLine): Mark | undefined {
  const match = MARK.exec(text)
  if (!match) return undefined
  const name = nameOf(match[1] ?? match[2] ?? match[3]!)
  const isRaised = match[3] !== undefined || raised.some((one) => nameOf(one) === name)
  return { name, raised: isRaised, inBrackets: /^[([]/.test(text) }
}

function refersTo({ text, raised }: ReadLine, { name, inBrackets }: Mark): boolean {
  if (raised.some((one) => nameOf(one) === name)) return true
  if (/^[*†‡]/.test(name)) return text.includes(name)
  const isWritten = (pattern: RegExp) => [...text.matchAll(pattern)].some((match) => nameOf(match[1]!) === name)
  return isWritten(/([¹²³⁰-⁹]{1,3})/g) || (inBrackets && isWritten(/[([]([0-9٠-٩]{1,3})[)\]]/g))
}

/** Digits of every kind as ASCII. */
function nameOf(mark: string): string {
  return mark
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[¹²³⁰-⁹]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit)))
}
