import { expect, test } from 'vitest'
import { stemsOf } from '../../knowledge/index.ts'
import type { FoundValue } from '../../programmes/index.ts'
import { settings } from '../answering/settings.ts'
import { chooseStatements } from './choose-statements.ts'
import { statementsOf } from './statement.ts'

const stems = (...texts: string[]) => new Set(texts.flatMap((text) => stemsOf(text, 'en')))

/** A value of a record as if a search had found it, cited from the one document that says `quote`. */
function aValue(
  slug: string,
  field: string,
  { says, asked = '', about, quote }: Readonly<Record<'says' | 'about' | 'quote', string>> & { asked?: string },
): FoundValue {
  const citation = {
    document: `sha256:${'0'.repeat(64)}`,
    page: 1,
    start: quote.length,
    end: 2 * quote.length,
    quote: `sha256:${'1'.repeat(64)}`,
    text: quote,
    dataSet: 'ds',
    version: `sha256:${'2'.repeat(64)}`,
    path: 'a.md',
    title: null,
    publisher: { en: 'Tester' },
    provenance: 'primary' as const,
    stands: true,
    sources: [],
  }
  return {
    record: { slug, kind: 'space', code: null, title: { en: about } },
    titleFrom: 'ours',
    field,
    isAccount: false,
    text: { en: says },
    says: stems(says),
    asked: stems(asked),
    about: stems(about),
    citations: [citation],
  }
}

function chosen(text: string, values: readonly FoundValue[]): string[] {
  const words = [...new Set(stemsOf(text, 'en'))].map((stem) => ({ stem, alternatives: [], rarity: 5, isKnown: true }))
  const asked = { text, masked: false, language: 'en' as const, words }
  return chooseStatements(asked, statementsOf(values, ['en']), settings).chosen.map(
    ({ statement }) => statement.record.slug,
  )
}

const offers = ['companies', 'researchers', 'start-ups'].map((audience, i) =>
  aValue(audience, 'offer', {
    says: `A space of sort ${i} for work together.`,
    asked: 'offer',
    about: `network ${audience}`,
    quote: `${'Here '.repeat(i + 1)}they find a space of their own.`,
  }),
)

test('two things asked are answered by two statements on the same field', () => {
  expect(chosen('What does the network offer to companies, and what to start-ups?', offers)).toEqual([
    'companies',
    'start-ups',
  ])
  const elsewhere = [offers[0]!, { ...offers[2]!, field: 'purpose' }]
  expect(chosen('What does the network offer to companies, and what to start-ups?', elsewhere)).toEqual([])
})

test('a question whose every word is not covered by one statement is not put together from several', () => {
  expect(chosen('What does the network offer to companies together with start-ups?', offers)).toEqual([])
  expect(chosen('What free lunch does the network offer to companies?', offers)).toEqual([])
})

test('what fits more stretches than are shown is not answered', () => {
  const many = Array.from({ length: 4 }, (_, i) =>
    aValue(`r${i}`, 'subject', {
      says: 'Training of young people.',
      about: `agreement ${i}`,
      quote: `${'Very '.repeat(i + 1)}young people are trained.`,
    }),
  )
  expect(chosen('Which agreement is about training?', many.slice(0, 3))).toHaveLength(3)
  expect(chosen('Which agreement is about training?', many)).toEqual([])
})

test('a question for a place needs a statement on a place, and one that names a record what that is', () => {
  const about = 'institute Nador'
  const place = aValue('nador', 'place', {
    says: 'Nador, in the east',
    about,
    quote: 'The institute stands in the east.',
  })
  const purpose = aValue('nador', 'purpose', {
    says: 'To strengthen research in Nador.',
    about,
    quote: 'The institute of Nador will strengthen research there.',
  })
  expect(chosen('Where is the institute of Nador?', [purpose])).toEqual([])
  expect(chosen('Where is the institute of Nador?', [place, purpose])).toEqual(['nador'])
  expect(chosen('What is the institute of Nador?', [place])).toEqual([])
  expect(chosen('What is the institute of Nador?', [place, purpose])).toEqual(['nador'])
})

test('a stretch of a few words is no answer', () => {
  const value = { says: 'Signed by the ministry.', about: 'agreement energy', quote: 'Ministry signed' }
  expect(chosen('Which ministry signed the energy agreement?', [aValue('a3', 'status', value)])).toEqual([])
})
