import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atomDocument } from './atom.ts'

const links = { self: 'http://a.test/f?x=1&y=2', first: 'http://a.test/f', next: null, alternate: 'http://a.test/p' }
const updated = '2026-11-21T10:00:00.000Z'

function titlesIn(title: string): (string | null)[] {
  const category = { term: title, label: title }
  const entry = { id: 'urn:uuid:0', title, updated, href: links.alternate, category, summary: title }
  const feed = { id: 'urn:uuid:1', language: 'ar-MA', title, subtitle: title, author: title, updated, links }
  const xml = [...atomDocument({ ...feed, entries: [entry] })].join('')
  const refuse = (message: string) => {
    throw new SyntaxError(message)
  }
  const errorHandler = { warning: refuse, error: refuse, fatalError: refuse }
  const parsed = new DOMParser({ errorHandler }).parseFromString(xml, 'application/xml')
  const said = Array.from(parsed.getElementsByTagName('title')).map(({ textContent }) => textContent)
  return [...said, ...Array.from(parsed.getElementsByTagName('category')).map((one) => one.getAttribute('label'))]
}

test('whatever people wrote is text of the feed, and the feed is XML', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      // Parsers read line ends as one line feed, in attributes as a space (XML 1.0, sections 2.11 and 3.3.3).
      const title = text.replace(/\s/g, '')
      fc.pre(title !== '')
      expect(titlesIn(title)).toEqual([title, title, title])
    }),
  )
})

test('what is no character of XML is replaced', () => {
  expect(titlesIn('a\u0000b\ud800c\uffffd')).toEqual(Array.from({ length: 3 }, () => 'a\ufffdb\ufffdc\ufffdd'))
})
