import { expect, test } from 'vitest'
import { regions } from './regions.ts'

test('there are twelve regions, numbered in order', () => {
  expect(regions.map(({ code }) => code)).toEqual(
    Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0')),
  )
})

test('no two regions stand on the same square or share a name', () => {
  expect(new Set(regions.map(({ tile }) => `${tile.column} ${tile.row}`)).size).toBe(12)
  for (const language of ['ar', 'fr', 'en'] as const) {
    expect(new Set(regions.map(({ names }) => names[language])).size).toBe(12)
  }
})
