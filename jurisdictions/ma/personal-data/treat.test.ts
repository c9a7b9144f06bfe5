import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NamedFile, Treatment } from '../../../src/kernel/ports/personal-data.ts'
import { personalData } from './personal-data.ts'
import { dataTypes } from './types.ts'

const key = new Uint8Array(32).fill(7)
const everything = (action: 'mask' | 'tokenise') => Object.fromEntries(dataTypes.map(({ type }) => [type, action]))

async function treated(text: string, treatment: Treatment): Promise<string> {
  const result = await treatedFile(text, 'a.txt', treatment)
  if (!result || !('text' in result)) throw new Error('it does not pass')
  return result.text
}

async function treatedFile(
  text: string,
  path: string,
  treatment: Parameters<typeof personalData.treatFile>[2],
  size = 5,
) {
  const bytes = new TextEncoder().encode(text)
  async function* open() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const file: NamedFile = { path, mediaType: 'text/plain' }
  const result = await personalData.treatFile(open, file, treatment)
  if (!result?.passes) return result
  const pieces: Uint8Array[] = []
  for await (const piece of result.bytes) pieces.push(piece)
  return { text: Buffer.concat(pieces).toString(), treated: result.treated() }
}

describe('a text', () => {
  test('each type has its own action', async () => {
    const result = await treatedFile('CIN AB123456, tél 0612345678, a@b.ma', 'a.txt', {
      actions: { 'ma.cin': 'mask', 'ma.phone': 'warn' },
    })
    expect(result).toEqual({
      text: 'CIN ▒CIN▒▒▒▒, tél 0612345678, a@b.ma',
      treated: [
        { type: 'email', action: 'warn', count: 1 },
        { type: 'ma.cin', action: 'mask', count: 1 },
        { type: 'ma.phone', action: 'warn', count: 1 },
      ],
    })
  })

  test('what is blocked lets nothing pass, what only has its shape does', async () => {
    const actions = { 'ma.cin': 'block' } as const
    expect(await treatedFile('CIN AB123456', 'a.txt', { actions })).toEqual({
      passes: false,
      treated: [{ type: 'ma.cin', action: 'block', count: 1 }],
    })
    expect(await treated('lot YY123456', { actions })).toBe('lot YY123456')
  })

  test('the same value has the same token under one key, however it is written, and another under another', async () => {
    const actions = everything('tokenise')
    const text = await treated('06 12 34 56 78 / +212612345678 / ٠٦١٢٣٤٥٦٧٨ / 0612345679', { actions, key })
    const tokens = text.split(' / ')
    expect(tokens[0]).toMatch(/^‹TEL:[0-9a-f]{20}›$/)
    expect(new Set(tokens.slice(0, 3)).size).toBe(1)
    expect(tokens[3]).not.toBe(tokens[0])
    expect(await treated('0612345678', { actions, key: new Uint8Array(32).fill(8) })).not.toBe(tokens[0])
    expect(text).not.toContain('345678')
  })

  test('tokens and masks are not found again', async () => {
    const part = fc.constantFrom(
      'CIN AB123456',
      ' tél 0612345678',
      'a@b.ma',
      ' né le 12/03/1985',
      ' Nom : Karim Tazi',
      ' rue X 12, Rabat',
      ' ',
      '\n',
      ' RC 12345',
      'كريم العلوي ',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 12 }),
        fc.constantFrom('mask' as const, 'tokenise' as const),
        async (parts, action) => {
          const once = await treated(parts.join(''), { actions: everything(action), key })
          expect(personalData.mask(once)).toEqual({ text: once, masked: [] })
        },
      ),
    )
  })

  test('tokens need a key', async () => {
    const actions = { email: 'tokenise' } as const
    await expect(treated('x', { actions })).rejects.toThrow(RangeError)
    await expect(treated('x', { actions, key: new Uint8Array(8) })).rejects.toThrow(RangeError)
  })

  test('allowed values are left', async () => {
    expect(await treated('tél 0537123456', { actions: { 'ma.phone': 'mask' }, allow: ['+212537123456'] })).toBe(
      'tél 0537123456',
    )
  })
})

describe('a file', () => {
  test('a table keeps its form; every cell of a column that was found is treated', async () => {
    const table = '\ufeffcin;"nom; prénom";note\r\nAB123456;"Benali ""F""; x";tél 0612345678\r\nfaute 12;y;\r\n'
    const columns = [{ column: 0, header: 'cin', type: 'ma.cin', share: 0.5, cells: 2, confidence: 0.85 }]
    const result = await treatedFile(table, 'a.csv', { actions: { 'ma.cin': 'mask', 'ma.phone': 'mask' }, columns })
    expect(result).toEqual({
      text: '\ufeffcin;"nom; prénom";note\r\n▒CIN▒▒▒▒;"Benali ""F""; x";tél ▒TEL▒▒▒▒▒▒\r\n▒CIN▒▒▒▒;y;\r\n',
      treated: [
        { type: 'ma.cin', action: 'mask', count: 2 },
        { type: 'ma.phone', action: 'mask', count: 1 },
        { type: 'name', action: 'warn', count: 1 },
      ],
    })
  })

  test('one blocked value anywhere blocks the whole', async () => {
    const result = await treatedFile(
      `${'a,b\n'.repeat(40_000)}x,AB123456 CIN\n`,
      'a.csv',
      { actions: { 'ma.cin': 'block' } },
      65_536,
    )
    expect(result).toEqual({ passes: false, treated: [{ type: 'ma.cin', action: 'block', count: 1 }] })
  })

  test('what is treated does not depend on the size of pieces', async () => {
    const part = fc.constantFrom('"', '""', ',', '\n', '\r\n', 'CIN AB123456', '0612345678', 'é', '😀', ' ', 'x')
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 30 }),
        fc.constantFrom('a.csv', 'a.txt'),
        fc.integer({ min: 1, max: 9 }),
        async (parts, path, size) => {
          const treatment = { actions: everything('mask') }
          const text = parts.join('')
          expect(await treatedFile(text, path, treatment, size)).toEqual(
            await treatedFile(text, path, treatment, 10_000),
          )
          expect(await treatedFile(text, path, { actions: {} }, size)).toMatchObject({ text })
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a long text is treated like a short one', async () => {
    const text = 'des mots 😀 CIN AB123456, '.repeat(9_000)
    const result = await treatedFile(text, 'a.txt', { actions: { 'ma.cin': 'mask' } }, 10_007)
    expect(result).toMatchObject({ text: text.replaceAll('AB123456', '▒CIN▒▒▒▒'), treated: [{ count: 9_000 }] })
  })
})

test('it is said of every type what is done with it in a file that leaves', () => {
  expect(Object.keys(personalData.actionsOnExport).sort()).toEqual(dataTypes.map(({ type }) => type).sort())
  expect(personalData.actionsOnExport['ma.cin']).toBe('block')
})
