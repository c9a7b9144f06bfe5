import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { parseJsonStrict } from './parse-json-strict.ts'

test.each([
  ['a name twice', '{"a":1,"a":1}'],
  ['a name twice, once escaped', '{"a":1,"\\u0061":2}'],
  ['a name twice, deep inside', '[{"x":[{"b":{},"c":[1,2],"b":1}]}]'],
  ['a lone surrogate escaped', '["\\ud800"]'],
  ['a lone surrogate escaped in a name', '{"\\udc00":1}'],
  ['a lone surrogate as such', '["\ud800"]'],
  ['a number too large', '[1e400]'],
  ['a negative number too large', '-1e400'],
  ['a comma too many', '[1,]'],
  ['two documents', '{} {}'],
  ['a byte order mark', '\ufeff{}'],
  ['nothing', ''],
  ['deep nesting', '['.repeat(257) + ']'.repeat(257)],
  ['very deep nesting', '['.repeat(100_000) + ']'.repeat(100_000)],
])('%s is refused', (_what, text) => {
  expect(() => parseJsonStrict(text)).toThrow(SyntaxError)
})

test('equal names in different objects, and names equal to values, are fine', () => {
  const text = '{"a":{"a":"a","b":["a","a"]},"b":[{"a":1},{"a":2}],"c":"\\"a\\":1,","d\\\\":-1.5e-3}'
  expect(parseJsonStrict(text)).toEqual(JSON.parse(text))
})

test('every canonical text is accepted and read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
      const pretty = JSON.stringify(JSON.parse(canonicalJson(value)), null, indent)
      expect(parseJsonStrict(pretty)).toEqual(JSON.parse(pretty))
    }),
  )
})
