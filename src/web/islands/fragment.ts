/** Elements of a piece of HTML that our own server rendered. Scripts in it do not run. */
export function elementsOf(html: string): Node[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  return Array.from(parsed.body.childNodes, (node) => document.importNode(node, true))
}
