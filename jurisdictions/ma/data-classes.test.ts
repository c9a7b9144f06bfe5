import { expect, test } from 'vitest'
import { secrecies } from '../../src/kernel/label.ts'
import { languages } from '../../src/kernel/language.ts'
import { dataClasses } from './data-classes.ts'
import { pack } from './pack.ts'

test('every secrecy of a label has its class, lowest first', () => {
  expect(dataClasses.entries.map(({ code }) => code)).toEqual(secrecies)
})

test('each class has its own name in three languages', () => {
  for (const language of languages) {
    const names = dataClasses.entries.map(({ names }) => names[language])
    expect(new Set(names.filter(Boolean)).size, language).toBe(dataClasses.entries.length)
    if (language === 'ar') for (const name of names) expect(name).toMatch(/^[\p{Script=Arabic} ]+$/u)
  }
})

test('the list is part of the pack, and says that its names are to be confirmed', () => {
  expect(pack.lists).toContain(dataClasses)
  expect(dataClasses.citation).toMatchObject({ article: null, status: 'unverified' })
  expect(dataClasses.note).toMatchObject({
    ar: expect.stringContaining('تؤكدها'),
    fr: expect.stringContaining('à confirmer'),
    en: expect.stringContaining('to be confirmed'),
  })
})
