import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scorerNamed } from './all.ts'
import { linearPattern } from './linear-pattern.ts'
import { scoresOf } from './testing.ts'

const atoms = fc.constantFrom(
  'a',
  'b',
  'é',
  'ب',
  '.',
  '[ab]',
  '[^a]',
  '\\d',
  '\\w',
  '\\s',
  '\\p{L}',
  '-',
  '\\.',
  '^',
  '$',
  '/',
)
const quantified = fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}', '{0,}', '*?')
const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small', maxDepth: 2 },
    fc.tuple(atoms, quantified).map(([atom, times]) => (atom === '^' || atom === '$' ? atom : atom + times)),
    fc.tuple(tie('pattern'), quantified).map(([inside, times]) => `(?:${inside})${times}`),
  ),
  pattern: fc
    .array(fc.array(tie('part'), { maxLength: 3 }), { minLength: 1, maxLength: 2 })
    .map((ways) => ways.map((parts) => parts.join('')).join('|')),
}))

test('finds what the engine of JavaScript finds', () => {
  const texts = fc.string({
    unit: fc.constantFrom('a', 'b', 'é', 'ب', '1', ' ', '.', '-', '/', 'A', '🙂'),
    maxLength: 12,
  })
  fc.assert(
    fc.property(pattern, texts, fc.boolean(), (source, text, ignoreCase) => {
      const own = linearPattern(source, { ignoreCase }).test(text)
      expect(own, `${source} in «${text}»`).toBe(new RegExp(source, ignoreCase ? 'iu' : 'u').test(text))
    }),
    { numRuns: 1_000 },
  )
})

test.each(['(a+)+$', '^(a|a)*$', '(a|aa)+$', '^(.*)*b$', '(a?){50}a{50}$', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
  '%s, which would keep a backtracking engine busy for years, is done at once',
  (source) => {
    const begun = performance.now()
    expect(linearPattern(source).test(`${'a'.repeat(20_000)}!`)).toBe(false)
    expect(performance.now() - begun).toBeLessThan(4_000)
  },
)

test('a word ends where letters of any script end', () => {
  expect(linearPattern('\\bالرباط\\b').test('في الرباط.')).toBe(true)
  expect(linearPattern('\\bرباط\\b').test('في الرباط.')).toBe(false)
  expect(linearPattern('a\\Bb').test('ab')).toBe(true)
})

test.each([
  ['(?=a)', 'only plain groups'],
  ['(?<name>a)', 'only plain groups'],
  ['(a)\\1', 'back references'],
  ['\\k<a>', 'back references'],
  ['(a', 'not closed'],
  ['a)', 'closed that was not opened'],
  ['[a', 'not closed'],
  ['*a', 'repeats nothing'],
  ['a**', 'repeats nothing'],
  ['a{2,1}', 'from more to less'],
  ['{', '{ has to be escaped'],
  ['a\\', 'nothing follows'],
  ['\\p', 'wants an argument'],
  ['[b-a]', 'Invalid regular expression'],
  ['(a{100}){100}', 'too large'],
  ['(((){9999}){9999}){9999}', 'too large'],
  ['a'.repeat(501), 'longer than 500'],
])('%s is refused: %s', (source, why) => {
  expect(() => linearPattern(source)).toThrow(SyntaxError)
  expect(() => linearPattern(source)).toThrow(why)
})

test('a task with a pattern that cannot be run is refused when it is added', () => {
  const { settings } = scorerNamed('regex')!
  expect(settings.safeParse({ pattern: '(a+)+$' }).success).toBe(true)
  expect(settings.safeParse({ pattern: '(?<=a)b' }).error?.issues[0]).toMatchObject({ path: ['pattern'] })
})

test('the pattern is looked for in what was written', () => {
  expect(scoresOf('regex', {}, 'Référence : MA-2025/17', { pattern: 'ma-\\d{4}/\\d+', ignoreCase: true })).toEqual({
    regex: 1,
  })
  expect(scoresOf('regex', {}, 'sans', { pattern: '^MA' })).toEqual({ regex: 0 })
})
