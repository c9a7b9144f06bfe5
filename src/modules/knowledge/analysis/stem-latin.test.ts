import { expect, test } from 'vitest'
import { foldLatin } from './fold-latin.ts'
import { stemEnglish } from './stem-english.ts'
import { stemFrench } from './stem-french.ts'

const french = (word: string) => stemFrench(foldLatin(word))

test.each([
  ['administrations', 'administration'],
  ['nationaux', 'national'],
  ['réclamations', 'reclamation'],
  ['établissement', 'établissements'],
  ['données', 'donnée'],
  ['protégées', 'protégée'],
  ['animateur', 'animatrice'],
])('in French, %s and %s share a stem', (word, other) => {
  expect(french(word)).toBe(french(other))
})

// From the examples of Porter's paper.
test.each([
  ['caresses', 'caress'],
  ['ponies', 'poni'],
  ['agreed', 'agre'],
  ['plastered', 'plaster'],
  ['motoring', 'motor'],
  ['conflated', 'conflat'],
  ['hopping', 'hop'],
  ['falling', 'fall'],
  ['filing', 'file'],
  ['happy', 'happi'],
  ['sky', 'sky'],
  ['relational', 'relat'],
  ['conditional', 'condit'],
  ['vietnamization', 'vietnam'],
  ['triplicate', 'triplic'],
  ['hopefulness', 'hope'],
  ['revival', 'reviv'],
  ['adjustment', 'adjust'],
  ['adoption', 'adopt'],
  ['probate', 'probat'],
  ['rate', 'rate'],
  ['controlling', 'control'],
  ['generalizations', 'gener'],
  ['oscillators', 'oscil'],
])('in English, %s is stemmed to %s', (word, stem) => {
  expect(stemEnglish(word)).toBe(stem)
})
