import { expect, test } from 'vitest'
import type { DatasetFile } from './file.ts'
import { restatedIn } from './restated-sources.ts'

function aFile(sentences: Readonly<Record<string, readonly string[]>>): DatasetFile {
  const restates = Object.entries(sentences).map(([source, list]) => ({
    source,
    kind: 'press' as const,
    title: { en: source },
    dateAsStated: { en: 'today' },
    sentences: [...list],
  }))
  const digest = `sha256:${'0'.repeat(64)}`
  return { path: 'a.md', digest, size: 1, mediaType: 'text/markdown', titles: null, language: 'en', restates }
}

const names = (file: DatasetFile, text: string) => restatedIn(file)(text).map(({ source }) => source)

test('a quote names the sources whose sentences stand in it, however its lines are broken', () => {
  const file = aFile({ S0: ['It is an accord.'], S2: ['Another calls it a memorandum.', 'It is an accord.'] })
  expect(names(file, 'It is\n  an accord.')).toEqual(['S0', 'S2'])
  expect(names(file, 'Another calls it a memorandum.')).toEqual(['S2'])
  expect(names(file, 'This file is a sample.')).toEqual([])
})

test('a file that does not say which sentence restates what names all its sources', () => {
  expect(names(aFile({ S0: [], S2: [] }), 'Anything.')).toEqual(['S0', 'S2'])
})
