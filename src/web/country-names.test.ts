import { expect, test } from 'vitest'
import { countriesIn, countryNames } from './country-names.ts'

test('a country is found by its name in any of our languages, with or without accents, or by its code', () => {
  expect(countriesIn('فرنسا، اسبانيا').codes).toEqual(['FR', 'ES'])
  expect(countriesIn('Sénégal; Senegal, sn').codes).toEqual(['SN'])
  expect(countriesIn('Germany\nAllemagne\nألمانيا').codes).toEqual(['DE'])
})

test('what is no country is given back', () => {
  expect(countriesIn('France, Atlantis')).toEqual({ codes: ['FR'], unknown: ['Atlantis'] })
  expect(countriesIn(' , ,\n')).toEqual({ codes: [], unknown: [] })
})

test('names are said in the reader’s language', () => {
  expect(countryNames('fr', ['MA', 'SN'])).toEqual(['Maroc', 'Sénégal'])
})
