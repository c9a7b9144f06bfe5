import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { languages } from '../kernel/language.ts'
import { catalogues } from './catalogue.ts'

const pluralForms = {
  ar: ['few', 'many', 'one', 'other', 'two', 'zero'],
  fr: ['many', 'one', 'other'],
  en: ['one', 'other'],
} as const

const keys = [...catalogues.ar.keys()].sort()

function parsed(language: (typeof languages)[number], key: string): MessageFormatElement[] {
  return parse(catalogues[language].get(key)!, { ignoreTag: true })
}

/** Names of the values that a message takes, and the forms of each plural in it. */
function shape(elements: readonly MessageFormatElement[]): { values: Set<string>; plurals: string[][] } {
  const values = new Set<string>()
  const plurals: string[][] = []
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue
    values.add(String(element.value))
    if (element.type === TYPE.plural)
      plurals.push(
        Object.keys(element.options)
          .filter((form) => !form.startsWith('='))
          .sort(),
      )
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const { value } of Object.values(element.options)) {
        const inner = shape(value)
        for (const name of inner.values) values.add(name)
        plurals.push(...inner.plurals)
      }
    }
  }
  return { values, plurals }
}

test('the three catalogues hold the same keys', () => {
  for (const language of languages) expect([...catalogues[language].keys()].sort()).toEqual(keys)
})

test('a sentence takes the same values in the three languages', () => {
  for (const key of keys) {
    const wanted = [...shape(parsed('ar', key)).values].sort()
    for (const language of languages) {
      expect([...shape(parsed(language, key)).values].sort(), `${language} ${key}`).toEqual(wanted)
    }
  }
})

test('a plural has every form of its language', () => {
  const incomplete = languages.flatMap((language) =>
    keys
      .filter((key) => shape(parsed(language, key)).plurals.some((forms) => `${forms}` !== `${pluralForms[language]}`))
      .map((key) => `${language} ${key}`),
  )
  expect(incomplete).toEqual([])
})

test('no sentence is empty, praises or shouts', () => {
  for (const language of languages) {
    for (const [key, message] of catalogues[language]) {
      expect(message.trim(), `${language} ${key}`).not.toBe('')
      expect(message, `${language} ${key}`).not.toContain('!')
    }
  }
})

test('an apostrophe never swallows a value: ICU reads one before a brace as a quotation mark', () => {
  for (const language of languages) {
    for (const [key, message] of catalogues[language]) expect(message, `${language} ${key}`).not.toMatch(/'[{}<>|#]/)
  }
})

test('Arabic keeps to the words of the design: digits are Western', () => {
  for (const [key, message] of catalogues.ar) expect(message, key).not.toMatch(/[٠-٩]/)
})
