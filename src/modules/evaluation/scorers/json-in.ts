/** The JSON value that a model wrote: its whole text, what stands between fences, or from the first brace to the last. */
export function jsonIn(text: string): { readonly value: unknown } | undefined {
  const fenced = /```(?:json)?[^\S\n]*\n(?<inside>[^`]*)```/.exec(text)?.groups?.inside
  const from = text.indexOf('{')
  const braced = from === -1 ? undefined : text.slice(from, text.lastIndexOf('}') + 1)
  for (const candidate of [text, fenced, braced]) {
    if (candidate === undefined) continue
    try {
      return { value: JSON.parse(candidate) }
    } catch {}
  }
  return undefined
}
