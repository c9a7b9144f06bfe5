import { type DefaultTreeAdapterMap, parse } from 'parse5'
import type { TestSite } from '../../src/web/routes/testing.ts'

type Node = DefaultTreeAdapterMap['node']
export type Element = DefaultTreeAdapterMap['element']

/** A page as a visitor got it. */
export type CrawledPage = {
  readonly url: string
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/**
 * Follows every link of this site from its beginnings, as whoever has the session (nobody without one), and answers what
 * came: pages, feeds, files. Each address once, at most `limit`, and only those that `follow` lets through.
 */
export async function crawl(
  site: TestSite,
  from: readonly string[],
  {
    session,
    limit = 400,
    follow = () => true,
  }: { readonly session?: string; readonly limit?: number; readonly follow?: (address: string) => boolean } = {},
): Promise<CrawledPage[]> {
  const waiting = [...from]
  const known = new Set(from)
  const pages: CrawledPage[] = []
  for (let url = waiting.shift(); url !== undefined && pages.length < limit; url = waiting.shift()) {
    const { statusCode, headers, body } = await site.get(url, session)
    pages.push({ url, status: statusCode, headers, body })
    const found = String(headers['content-type']).startsWith('text/html') ? linksIn(body, url) : []
    for (const link of [...found, ...(typeof headers.location === 'string' ? [headers.location] : [])]) {
      if (known.has(link)) continue
      known.add(link)
      if (follow(link)) waiting.push(link)
    }
  }
  return pages
}

/** Where a page's links lead on this site, without their fragment. */
function linksIn(html: string, at: string): string[] {
  const origin = 'http://site.invalid'
  return elementsOf(html).flatMap((element) => {
    const href = attributeOf(element, 'href')
    if (element.tagName !== 'a' || !href || !URL.canParse(href, origin + at)) return []
    const url = new URL(href, origin + at)
    return url.origin === origin ? [url.pathname + url.search] : []
  })
}

export function elementsOf(html: string): Element[] {
  const found: Element[] = []
  const visit = (node: Node): void => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
    // What stands in a `template` is no child of it.
    if ('content' in node) visit(node.content)
  }
  visit(parse(html))
  return found
}

export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value
}
