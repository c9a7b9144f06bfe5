import { describe, expect, test } from 'vitest'
import { fonts } from './fonts.ts'
import { type LaidOut, layOut } from './lay-out.ts'

/** Every character is ten points wide. */
const measure = (text: string) => [...text].length * 10

function lines(text: string, width = 10_000, otherwise = true): LaidOut {
  return layOut(text, { set: fonts().regular, width, otherwise, measure })
}

/** What stands in a line from left to right, run by run. */
function seen({ lines }: LaidOut): string[] {
  return lines.map(({ runs }) =>
    runs
      .toSorted((one, other) => one.at - other.at)
      .map(({ text }) => text)
      .join(' '),
  )
}

describe('the order in which a line is seen', () => {
  test('Arabic words stand from right to left, and are shaped as they are read', () => {
    expect(seen(lines('السجل العمومي للأنظمة'))).toEqual(['للأنظمة العمومي السجل'])
  })

  test('a Latin name and a number keep their own order within an Arabic line', () => {
    expect(seen(lines('مركز Jazari Root سنة 2026'))).toEqual(['2026 سنة Jazari Root مركز'])
  })

  test('an Arabic name keeps its order within a French line', () => {
    const line = lines('Le registre السجل العمومي est public', 10_000, false)

    expect(line.rightToLeft).toBe(false)
    expect(seen(line)).toEqual(['Le registre العمومي السجل est public'])
  })

  test('brackets open towards what they hold', () => {
    const [line] = lines('(قوس)').lines

    expect(line?.runs.toSorted((one, other) => one.at - other.at).map(({ text }) => text)).toEqual(['(', 'قوس', ')'])
  })

  test('runs are told in the order in which they are read, whatever side they stand on', () => {
    expect(lines('مركز Jazari').lines[0]?.runs).toEqual([
      { text: 'مركز', part: 'arabic', at: 70, place: 0, reversed: true },
      { text: 'Jazari', part: 'latin', at: 0, place: 5, reversed: false },
    ])
  })

  test('the direction is that of the first letter, and without letters that of the document', () => {
    expect(lines('«Jazari» جزري').rightToLeft).toBe(false)
    expect(lines('12 جزري', 10_000, false).rightToLeft).toBe(true)
    expect(lines('2026').rightToLeft).toBe(true)
    // A name that is set apart does not turn the sentence around it.
    expect(lines('\u2068abstained\u2069: القيمة', 10_000, false).rightToLeft).toBe(true)
    expect(lines('2026', 10_000, false).rightToLeft).toBe(false)
  })

  test('each line is put in order by itself', () => {
    expect(seen(lines('واحد اثنان ثلاثة أربعة', 110))).toEqual(['اثنان واحد', 'أربعة ثلاثة'])
  })
})

describe('lines', () => {
  test('none is wider than its column, also around a word that is longer', () => {
    const { lines: found } = lines(`قبل ${'a'.repeat(95)} بعد`, 200)

    for (const { width } of found) expect(width).toBeLessThanOrEqual(200)
    expect(found.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')).toBe(`قبل${'a'.repeat(95)}بعد`)
  })

  test('a text of nothing but spaces has none', () => {
    expect(lines(' \u00a0\t ').lines).toEqual([])
  })
})

test('what only orders or joins is not drawn, and a non-joiner keeps letters apart', () => {
  expect(lines('\u2067نمی\u200cخواهم\u2069').lines[0]?.runs.map(({ text }) => text)).toEqual(['نمی', 'خواهم'])
  expect(lines('\u2066\u2067\u202e\u2069').lines.flatMap(({ runs }) => runs)).toEqual([])
})

test('a character outside of the first plane is one', () => {
  expect(lines('😀 ⵜⴰⵎⴰⵣⵉⵖⵜ').lines[0]?.runs.map(({ text, part }) => [text, part])).toEqual([
    ['😀', 'latin'],
    ['ⵜⴰⵎⴰⵣⵉⵖⵜ', 'tifinagh'],
  ])
})

test('no text takes long: every line is measured a bounded number of times', () => {
  const started = performance.now()

  lines(`${'س'.repeat(2_000)} ${'(['.repeat(1_000)} ${'\u2067'.repeat(2_000)}`, 300)

  expect(performance.now() - started).toBeLessThan(5_000)
})
