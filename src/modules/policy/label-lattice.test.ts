import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Label, openLabel } from '../../kernel/label.ts'
import { covers, join } from './label-lattice.ts'
import { anyLabel } from './testing.ts'

const ofThree = (law: (a: Label, b: Label, c: Label) => void) =>
  fc.assert(
    fc.property(anyLabel, anyLabel, anyLabel, (a, b, c) => {
      law(a, b, c)
    }),
  )

test('joining does not depend on order or grouping', () => {
  ofThree((a, b, c) => {
    expect(join(a, b)).toEqual(join(b, a))
    expect(join(join(a, b), c)).toEqual(join(a, join(b, c)))
    expect(join(a, b, c)).toEqual(join(join(a, b), c))
  })
})

test('joining a label with itself or with the open label changes nothing', () => {
  ofThree((a) => {
    expect(join(a, a)).toEqual(join(a))
    expect(join(a, openLabel)).toEqual(join(a))
  })
  expect(join()).toEqual(openLabel)
})

test('a label covers another exactly when joining the two changes nothing', () => {
  ofThree((a, b) => expect(covers(a, b)).toBe(JSON.stringify(join(a, b)) === JSON.stringify(join(a))))
})

test('covering is an order: every label covers itself, two that cover each other are equal, and it carries over', () => {
  ofThree((a, b, c) => {
    expect(covers(a, a)).toBe(true)
    if (covers(a, b) && covers(b, a)) expect(join(a)).toEqual(join(b))
    if (covers(a, b) && covers(b, c)) expect(covers(a, c)).toBe(true)
  })
})

test('what is made from things is covered only by what covers each of them', () => {
  ofThree((a, b, c) => expect(covers(a, join(b, c))).toBe(covers(a, b) && covers(a, c)))
})

test('a clearance for every sector covers any set of them', () => {
  ofThree((a) => expect(covers({ ...a, sectors: 'every' }, a)).toBe(true))
})

test('what may be processed nowhere is covered by no place', () => {
  expect(covers({ ...openLabel, residency: ['MA'] }, { ...openLabel, residency: [] })).toBe(false)
  expect(covers({ ...openLabel, residency: ['MA'] }, { ...openLabel, residency: ['FR'] })).toBe(false)
  expect(covers({ ...openLabel, residency: ['MA'] }, { ...openLabel, residency: ['FR', 'MA'] })).toBe(true)
})
