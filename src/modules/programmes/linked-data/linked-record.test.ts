import jsonld from 'jsonld'
import { expect, test } from 'vitest'
import { linkedDataContext } from './context.ts'
import { linkedRecord } from './linked-record.ts'
import { anEvent, placesOf } from './testing.ts'

const places = placesOf('https://a.example')

/** Answers our own context, and nothing else: whoever reads our data needs no other address. */
const documentLoader = async (url: string) => {
  if (url !== places.context) throw new Error(`asked for ${url}`)
  return { contextUrl: null, documentUrl: url, document: linkedDataContext(places.context) }
}
const document = { '@context': places.context, ...linkedRecord(anEvent(), places) }

test('every part of a record is known to any reader of JSON-LD, with our context alone', async () => {
  const [record] = (await jsonld.expand(document, { documentLoader })) as [Record<string, unknown>]

  expect(record['@id']).toBe('https://a.example/records/event-one')
  expect(record['@type']).toEqual(['https://schema.org/Event'])
  expect(record['https://schema.org/name']).toEqual([
    { '@language': 'ar', '@value': 'عنوان' },
    { '@language': 'fr', '@value': 'Titre' },
  ])
  expect(record['https://schema.org/organizer']).toEqual([{ '@id': 'https://a.example/records/ministry' }])
  expect(record['https://schema.org/startDate']).toHaveLength(2)
  const text = JSON.stringify(record)
  // A word that our context does not have would have become one of schema.org's.
  const theirs = new Set(text.match(/https:\/\/schema\.org\/[A-Za-z]+/g))
  expect([...theirs].map((iri) => iri.slice('https://schema.org/'.length)).sort()).toEqual([
    'Date',
    'Event',
    'identifier',
    'name',
    'organizer',
    'startDate',
  ])
})

test('values that differ are all there, each with its quote, its place and its provenance', async () => {
  const quads = await jsonld.toRDF(document, { documentLoader, format: 'application/n-quads' })

  for (const date of ['2026-01-12', '2026-01']) expect(quads).toContain(`#date> "${date}"^^<https://schema.org/Date>`)
  expect(quads.match(/oa#exact> /g)).toHaveLength(5)
  expect(quads).toContain('<http://www.w3.org/ns/oa#TextPositionSelector>')
  expect(quads).toMatch(/oa#start> "10"\^\^<[^>]+integer>/)
  expect(quads).toContain('#provenance> "restated"')
  expect(quads).toContain('#flagged> "true"')
  expect(quads).toContain('#from> "ours"')
  expect(quads).toContain(`oa#hasSource> <https://a.example/sources/ds_aaaabbbbcccc/`)
})
