import { expect, test } from 'vitest'
import { preferredType } from './preferred-type.ts'

const offered = ['text/html', 'application/ld+json', 'text/csv'] as const

test.each([
  [undefined, 'text/html'],
  ['*/*', 'text/html'],
  ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html'],
  ['application/ld+json', 'application/ld+json'],
  ['application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted", text/html;q=0.5', 'application/ld+json'],
  ['text/*;q=0.3, text/csv', 'text/csv'],
  ['text/html;q=0, */*', 'application/ld+json'],
  ['image/png', 'text/html'],
  ['q=;;,,', 'text/html'],
] as const)('%s gets %s', (accept, type) => {
  expect(preferredType(accept, [...offered])).toBe(type)
})
