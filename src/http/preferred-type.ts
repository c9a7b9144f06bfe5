/**
 * Of media types on offer the one that an `Accept` header (RFC 9110, 12.5.1) likes best; of equals the first. The first of
 * all too for a header that is missing or likes none of them.
 */
export function preferredType<Type extends string>(
  accept: string | undefined,
  offered: readonly [Type, ...Type[]],
): Type {
  const ranges = (accept ?? '*/*').slice(0, 1_000).split(',').map(rangeOf)
  let best: { readonly type: Type; readonly quality: number } = { type: offered[0], quality: 0 }
  for (const type of offered) {
    const quality = qualityOf(type, ranges)
    if (quality > best.quality) best = { type, quality }
  }
  return best.type
}

type Range = { readonly range: string; readonly quality: number }

function rangeOf(written: string): Range {
  const [range = '', ...parameters] = written.trim().toLowerCase().split(';')
  const quality = parameters.map((parameter) => /^\s*q=(\d(?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean)
  return { range: range.trim(), quality: quality === undefined ? 1 : Number(quality) }
}

/** What the most exact range that fits says. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const group = `${type.split('/', 1)[0]}/*`
  for (const wanted of [type, group, '*/*']) {
    const found = ranges.find(({ range }) => range === wanted)
    if (found) return found.quality
  }
  return 0
}
