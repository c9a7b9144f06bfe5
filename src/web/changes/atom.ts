/** Feeds in the Atom Syndication Format (RFC 4287), in pages (RFC 5005, section 3). */

export type AtomEntry = {
  readonly id: string
  readonly title: string
  /** RFC 3339. */
  readonly updated: string
  readonly href: string
  readonly category: { readonly term: string; readonly label: string }
  readonly summary: string | null
}

export type AtomFeed = {
  readonly id: string
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly subtitle: string
  readonly author: string
  readonly updated: string
  /** Absolute addresses: of this document, of the first of its pages, of the next, of the same for people. */
  readonly links: {
    readonly self: string
    readonly first: string
    readonly next: string | null
    readonly alternate: string
  }
  readonly entries: readonly AtomEntry[]
}

/** The document piece by piece, an entry each, so that nobody has to hold it whole. */
export function* atomDocument(feed: AtomFeed): Generator<string> {
  const { links } = feed
  yield `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(feed.language)}">
<id>${escaped(feed.id)}</id>
<title>${escaped(feed.title)}</title>
<subtitle>${escaped(feed.subtitle)}</subtitle>
<updated>${escaped(feed.updated)}</updated>
<author><name>${escaped(feed.author)}</name></author>
<link rel="self" type="application/atom+xml" href="${escaped(links.self)}"/>
<link rel="first" type="application/atom+xml" href="${escaped(links.first)}"/>
${links.next === null ? '' : `<link rel="next" type="application/atom+xml" href="${escaped(links.next)}"/>\n`}<link rel="alternate" type="text/html" href="${escaped(links.alternate)}"/>
`
  for (const entry of feed.entries) yield entryElement(entry)
  yield '</feed>\n'
}

function entryElement({ id, title, updated, href, category, summary }: AtomEntry): string {
  const said = summary === null ? '' : `<summary>${escaped(summary)}</summary>\n`
  return `<entry>
<id>${escaped(id)}</id>
<title>${escaped(title)}</title>
<updated>${escaped(updated)}</updated>
<link rel="alternate" type="text/html" href="${escaped(href)}"/>
<category term="${escaped(category.term)}" label="${escaped(category.label)}"/>
${said}</entry>
`
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text as it may stand in XML 1.0, in content and in attributes; what is no character of XML (section 2.2) is replaced. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}')
    .replace(/[&<>"']/g, (sign) => references[sign]!)
}
