import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '../../kernel/language.ts'
import { licenceFault, spdxLicences } from './licence.ts'

test.each(languages)('every licence on the list has a name in %s', (language) => {
  const file = new URL(`../../../locales/${language}/datasets.json`, import.meta.url)
  const sentences: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))

  const named = Object.keys(sentences).filter((key) => key.startsWith('licence.'))

  expect(named).toEqual(spdxLicences.map((licence) => `licence.${licence}`))
})

test.each([
  ['CC-BY-4.0', null, undefined],
  ['LicenseRef-ministry-2025.1', 'Its words.', undefined],
  ['LicenseRef-', 'Its words.', 'unknown'],
  ['LicenseRef-a b', 'Its words.', 'unknown'],
  ['CC-BY-4.0 OR MIT', null, 'unknown'],
  ['constructor', null, 'unknown'],
  ['LicenseRef-ministry', null, 'text-missing'],
  ['MIT', 'Its words.', 'text-superfluous'],
])('%s with the text %j: %s', (licence, text, fault) => {
  expect(licenceFault(licence, text)).toBe(fault)
})
