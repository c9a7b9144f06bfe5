import { remembered } from './remembered.ts'

/** How long the character grams of a stem are: Arabic stems are short and their letters carry more. */
function gramLength(stem: string): 3 | 4 {
  return /\p{Script=Arabic}/u.test(stem) ? 3 : 4
}

/**
 * The overlapping character grams of a stem, with `_` for its edges: they stand in for broken plurals, clitics and
 * misspellings. A stem not longer than a gram gives itself, closed on both sides.
 */
export const characterGrams = remembered((stem: string): readonly string[] => {
  const size = gramLength(stem)
  const closed = `_${stem}_`
  if (closed.length <= size) return [closed]
  const grams: string[] = []
  for (let i = 0; i + size <= closed.length; i++) grams.push(closed.slice(i, i + size))
  return grams
})
