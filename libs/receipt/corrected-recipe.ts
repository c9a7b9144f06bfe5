const mark = '; corrected by an officer: pages '

/** The recipe of a reading of which an officer wrote some pages anew: how it was read, and which pages these are. */
export function correctedRecipe(recipe: string, pages: Iterable<number>): string {
  const ordered = [...new Set(pages)].sort((one, other) => one - other)
  return ordered.length === 0 ? recipe : `${recipe}${mark}${rangesOf(ordered)}`
}

/** Whether a recipe says that an officer wrote this page. */
export function isCorrectedIn(recipe: string, page: number): boolean {
  const at = recipe.lastIndexOf(mark)
  if (at < 0) return false
  return recipe
    .slice(at + mark.length)
    .split(', ')
    .some((range) => {
      const [, first, last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(range) ?? []
      return first !== undefined && Number(first) <= page && page <= Number(last)
    })
}

function rangesOf(ordered: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const page of ordered) {
    const last = ranges.at(-1)
    if (last && last[1] === page - 1) last[1] = page
    else ranges.push([page, page])
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ')
}
