/** The beginning of a text, cut between words where there are any, at most `most` code points and a mark of what is left out. */
export function inShort(text: string, most: number): string {
  const points = [...text.trim()]
  if (points.length <= most) return points.join('')
  const cut = points.slice(0, most).join('')
  const end = cut.search(/\s\S*$/)
  return `${(end > cut.length / 2 ? cut.slice(0, end) : cut).trimEnd()}…`
}
