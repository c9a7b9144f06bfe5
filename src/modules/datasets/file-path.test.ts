import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileNameOf, maxPathLength, pathFault } from './file-path.ts'

describe('hostile paths are refused', () => {
  test.each([
    ['', 'empty'],
    ['a'.repeat(maxPathLength + 1), 'tooLong'],
    ['/etc/passwd', 'absolute'],
    ['C:/windows/system.ini', 'absolute'],
    ['c:notes.txt', 'absolute'],
    ['..\\..\\notes.txt', 'backslash'],
    ['\\\\server\\share', 'backslash'],
    ['ar//network.md', 'emptyPart'],
    ['ar/', 'emptyPart'],
    ['..', 'dots'],
    ['../notes.txt', 'dots'],
    ['ar/../../notes.txt', 'dots'],
    ['ar/./notes.txt', 'dots'],
    ['report\u202Efdp.exe', 'direction'],
    ['\u2067report.pdf', 'direction'],
    ['report\u200F.pdf', 'direction'],
    ['report\u061C.pdf', 'direction'],
    ['report\u0000.pdf', 'invisible'],
    ['report\n.pdf', 'invisible'],
    ['report\u0085.pdf', 'invisible'],
    ['report\u200B.pdf', 'invisible'],
    ['report\u00AD.pdf', 'invisible'],
    ['\uFEFFreport.pdf', 'invisible'],
    ['report\u2028.pdf', 'invisible'],
    ['report\uE000.pdf', 'invisible'],
    ['report\uFFFF.pdf', 'invisible'],
    ['report\uD800.pdf', 'invisible'],
    ['\u{E0041}report.pdf', 'invisible'],
    ['ar/ network.md', 'spaces'],
    ['ar /network.md', 'spaces'],
    ['rapport\u00A0final.pdf', 'spaces'],
    ['rapport\u3000final.pdf', 'spaces'],
    ['re\u0301sume\u0301.md', 'notNfc'],
  ])('%j: %s', (path, fault) => {
    expect(pathFault(path)).toBe(fault)
  })
})

test.each([
  'network.md',
  'ar/شبكة معاهد الجزري.md',
  'fr/résumé (final).md',
  'ⵜⴰⵎⴰⵣⵉⵖⵜ.txt',
  '...',
  '.hidden',
  'a..b/c',
])('%j may stand', (path) => {
  expect(pathFault(path)).toBeUndefined()
})

test('a path that may stand never leaves the folder it is unpacked in', () => {
  const part = fc.oneof(fc.constantFrom('..', '.', '', '\\', 'C:', 'ar'), fc.string({ unit: 'binary', maxLength: 6 }))
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const path = parts.join('/')
      if (pathFault(path) !== undefined) return
      const url = new URL('file:///data/set/')
      url.pathname = `/data/set/${path.split('/').map(encodeURIComponent).join('/')}`
      expect(url.pathname.startsWith('/data/set/')).toBe(true)
      expect(path.isWellFormed()).toBe(true)
      expect(path.normalize('NFC')).toBe(path)
    }),
    { numRuns: 2000 },
  )
})

test('a file is called what the last part of its path says', () => {
  expect(fileNameOf('documents/ar/network.md')).toBe('network.md')
  expect(fileNameOf('network.md')).toBe('network.md')
})
