import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadAssets } from './assets.ts'

test('an address holds the digest of what it answers', async () => {
  const { addresses, byPath } = await loadAssets()

  expect(
    [...byPath.keys()].every((path) => /^\/assets\/[a-z0-9-]+\.[0-9a-f]{16}\.(css|js|svg|woff2)$/.test(path)),
  ).toBe(true)
  for (const address of Object.values(addresses)) expect(byPath.has(address)).toBe(true)
})

test('the style sheet loads only what is served', async () => {
  const { addresses, byPath } = await loadAssets()
  const style = Buffer.from(byPath.get(addresses.style)!.bytes).toString()
  const loaded = [...style.matchAll(/url\(([^)]+)\)/g)].map(([, address]) => address!)

  expect(loaded).toHaveLength(6)
  for (const address of loaded) expect(byPath.has(address)).toBe(true)
})

test('scripts weigh at most 15 KB and the first font 27 KB', async () => {
  const { addresses, byPath } = await loadAssets()

  expect(gzipSync(byPath.get(addresses.islands)!.bytes).length).toBeLessThanOrEqual(15 * 1024)
  expect(byPath.get(addresses.preloadFont)!.bytes.length).toBeLessThanOrEqual(27 * 1024)
})

test('the layout has no physical side but the two that say why', async () => {
  const style = await readFile(new URL('style/jazari.css', import.meta.url), 'utf8')
  const declarations = style.replace(/\/\*.*?\*\//gs, '').match(/[\w-]+:[^;{}]+;/g) ?? []
  const physical = declarations.filter((declaration) =>
    /^[\w-]*(left|right|top|bottom)\b|:\s*(left|right)\b/.test(declaration),
  )

  expect(physical.map((declaration) => declaration.replace(/\s/g, ''))).toEqual([
    'text-align:right;',
    'text-align:left;',
  ])
})
