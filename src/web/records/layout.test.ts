import { expect, test } from 'vitest'
import { languages } from '../../kernel/language.ts'
import { kinds } from '../../modules/programmes/index.ts'
import { catalogues } from '../../words/catalogue.ts'
import { layoutOf } from './layout.ts'

test('every field of every kind has one place on the page', () => {
  for (const { kind, fields } of kinds) {
    const laid = layoutOf(kind, Object.keys(fields)).flatMap((section) => section.fields)
    expect(laid.toSorted(), kind).toEqual(Object.keys(fields).toSorted())
  }
})

test('every kind, field and term has words in every language', () => {
  for (const language of languages) {
    const has = (...keys: string[]) => keys.some((key) => catalogues[language].has(key))
    const missing = kinds.flatMap(({ kind, fields }) => [
      ...(has(`record.kind.${kind}`) && has(`record.kinds.${kind}`) ? [] : [kind]),
      ...Object.entries(fields).flatMap(([field, { terms = [] }]) => [
        ...(has(`record.field.${kind}.${field}`, `record.field.${field}`) ? [] : [`${kind}.${field}`]),
        ...terms.filter((term) => !has(`record.term.${field}.${term}`)).map((term) => `${field}=${term}`),
      ]),
    ])
    expect(missing, language).toEqual([])
  }
})
