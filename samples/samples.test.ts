import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { DataSetFile, type DocumentFacts, ExamplesFile, FactsFile, GoldenQuestion } from './formats.ts'
import { blocksOf } from './restricted-markdown.ts'

const samples = import.meta.dirname
const shared = process.env.JAZARI_SHARED ?? join(samples, '../../shared')
const scenarioIsThere = existsSync(join(shared, 'sample-scenario.md'))
if (!scenarioIsThere) console.warn(`SKIPPED: nothing compares the sample with its scenario, ${shared} is absent`)

const read = (path: string) => readFileSync(join(samples, path), 'utf8')
const { sources, documents } = FactsFile.parse(JSON.parse(read('facts.json')))
const dataSet = DataSetFile.parse(JSON.parse(read('data-set.json')))
const examples = ExamplesFile.parse(JSON.parse(read('examples.json')))
const questions = read('golden/questions.jsonl')
  .trim()
  .split('\n')
  .map((line) => GoldenQuestion.parse(JSON.parse(line)))

const markdownOf = (document: DocumentFacts) => read(document.writtenIn ?? document.path)
const textsOf = (document: DocumentFacts) => [
  ...document.sentences.map((sentence) => sentence.text),
  ...(document.fields ?? []).map((field) => field.text),
  ...document.frame,
]

/** The runs of text that a document holds: headings, paragraphs, list items, cells. */
function runsOf(markdown: string): string[] {
  return blocksOf(markdown).flatMap((block) => {
    if (block.kind === 'list') return block.items
    if (block.kind === 'table') return [block.header, ...block.rows].flat()
    return [block.text]
  })
}

/** What is left of a run once the known texts that it is made of, one after another, are taken away. */
function unaccounted(run: string, texts: readonly string[]): string {
  let rest = run
  while (rest) {
    const next = texts.filter((text) => rest.startsWith(text)).sort((a, b) => b.length - a.length)[0]
    if (!next) return rest
    rest = rest.slice(next.length).trimStart()
  }
  return ''
}

const sentencesOfFact = (fact: string, language: 'ar' | 'fr') =>
  documents
    .filter((document) => document.language === language)
    .flatMap((document) => document.sentences)
    .filter((sentence) => sentence.facts.includes(fact))
    .map((sentence) => sentence.text)

const comparable = (text: string) => text.normalize('NFC').toLowerCase()

test.each(documents)('every sentence of $path is a fact, a field or frame, and stands there as given', (document) => {
  const runs = runsOf(markdownOf(document))
  const texts = textsOf(document)

  expect(runs.map((run) => unaccounted(run, texts)).filter(Boolean)).toEqual([])
  expect(texts.filter((text) => !runs.some((run) => run.includes(text)))).toEqual([])
})

test.each(documents)('$path begins with its title and says that it is a restatement', (document) => {
  const [title, notice] = blocksOf(markdownOf(document))

  expect(title).toEqual({ kind: 'heading', level: 1, text: document.title })
  expect(notice).toMatchObject({
    kind: 'paragraph',
    text: expect.stringMatching(
      /^(هذه الوثيقة عينة من مشروع جزري:.*وليست نصا رسميا|Ce document est un exemple du projet Jazari :.*pas un texte officiel)\.$/,
    ),
  })
})

test('the same fact reads the same in every document of a language', () => {
  for (const language of ['ar', 'fr'] as const)
    for (const fact of new Set(documents.flatMap((d) => d.sentences).flatMap((s) => s.facts)))
      expect(new Set(sentencesOfFact(fact, language)).size, `${fact} ${language}`).toBeLessThanOrEqual(1)
})

test('all 44 facts, 8 agreements and 8 recommendations are told in Arabic, and all but the agreements in French', () => {
  const numbered = (letter: string, count: number, width: number) =>
    Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(width, '0')}`)
  const told = (language: 'ar' | 'fr') =>
    new Set(documents.filter((d) => d.language === language).flatMap((d) => d.sentences.flatMap((s) => s.facts)))
  const facts = numbered('F', 44, 2)
  const agreements = numbered('A', 8, 1)
  const recommendations = numbered('R', 8, 1)

  expect(told('ar')).toEqual(new Set([...facts, ...agreements, ...recommendations]))
  // A8 is the sentence of F14, which the French `nador` tells.
  expect(told('fr')).toEqual(new Set([...facts, ...recommendations]))
})

test('no number stands in the documents that the facts do not give', () => {
  const given = [
    '0',
    '1',
    '2',
    '4',
    '7',
    '12',
    '14',
    '26',
    '30',
    '35',
    '80',
    '130',
    '200',
    '400',
    '2000',
    '2025',
    '2026',
    '2030',
  ]
  const written = documents
    .flatMap((document) => runsOf(markdownOf(document)))
    .join('\n')
    .replaceAll('2 000', '2000')
    .match(/\d+/g)

  expect([...new Set(written)].filter((number) => !given.includes(number))).toEqual([])
})

test('the data set lists exactly the files on disk and the documents of facts.json', () => {
  const onDisk = globSync('documents/*/*', { cwd: samples }).sort()

  expect(dataSet.files.map((file) => file.path).sort()).toEqual(onDisk)
  expect(documents.map((document) => document.path).sort()).toEqual(onDisk)
  expect(onDisk).toHaveLength(21)
  expect(onDisk.filter((path) => path.includes('agreements-2025'))).toEqual(['documents/ar/agreements-2025.pdf'])
  for (const file of dataSet.files) {
    const document = documents.find(({ path }) => path === file.path)
    expect(file).toMatchObject({ slug: document?.slug, language: document?.language })
    expect(file.title[file.language]).toBe(document?.title)
    expect(file.restates).toEqual([...new Set(document?.sentences.flatMap((s) => s.sources))].sort())
  }
})

test('the DOCX holds the text of its Markdown, paragraph by paragraph, right to left', async () => {
  const path = join(samples, 'documents/ar/conference-2025.docx')
  const { value: text } = await mammoth.extractRawText({ path })

  expect(text.split('\n').filter(Boolean)).toEqual(runsOf(read('sources/ar/conference-2025.md')))
})

test('the PDF holds real Arabic text: every cell of its Markdown, letter for letter', async () => {
  using library = await disposablePdfium()
  const pdf = await library.pdfium.loadDocument(readFileSync(join(samples, 'documents/ar/agreements-2025.pdf')))
  // PDFium gives the Latin words of a right-to-left line in reverse; the words themselves are checked apart.
  const arabicOnly = (text: string) =>
    text
      .replace(/[A-Za-z0-9]+/g, ' ')
      .replace(/\s+/g, ' ')
      .replaceAll(' ،', '،')
      .trim()
  const pages = [...pdf.pages()].map((page) => page.getText())
  const text = arabicOnly(pages.join('\n'))

  expect(pages).toHaveLength(2)
  for (const run of runsOf(read('sources/ar/agreements-2025.md'))) expect(text).toContain(arabicOnly(run))
  for (const word of ['AI', 'Current', '2025']) expect(pages.join('\n')).toContain(word)
})

async function disposablePdfium() {
  const pdfium = await PDFiumLibrary.init()
  return { pdfium, [Symbol.dispose]: () => pdfium.destroy() }
}

test('there are thirty golden questions, half of them unanswerable', () => {
  expect(questions.map((question) => question.id)).toEqual(
    Array.from({ length: 30 }, (_, i) => `G${String(i + 1).padStart(2, '0')}`),
  )
  expect(questions.filter((question) => question.expected === 'answer')).toHaveLength(15)
  expect(questions.filter((question) => question.expected === 'abstain')).toHaveLength(15)
})

test.each(questions.filter((question) => question.expected === 'answer'))(
  '$id can be answered: its facts carry its tokens, in each language that tells them',
  ({ mustShow, sources: cited }) => {
    expect(mustShow.facts).not.toEqual([])
    for (const language of ['ar', 'fr'] as const) {
      const quotes = mustShow.facts.flatMap((fact) => sentencesOfFact(fact, language)).join('\n')
      if (language === 'fr' && quotes === '') continue
      const missing = mustShow.tokens.filter((anyOf) => !anyOf.some((token) => quotes.includes(token)))
      expect(missing, language).toEqual([])
    }
    const told = documents
      .flatMap((document) => document.sentences)
      .filter((sentence) => sentence.facts.some((fact) => mustShow.facts.includes(fact)))
    expect(cited.filter((source) => !told.some((sentence) => sentence.sources.includes(source)))).toEqual([])
  },
)

test.each(questions.filter((question) => question.expected === 'abstain'))(
  '$id asks for no quote, and what may be offered nearby is told somewhere',
  ({ mustShow, mayShow }) => {
    expect(mustShow).toEqual({ facts: [], tokens: [] })
    for (const fact of mayShow.facts) expect(sentencesOfFact(fact, 'ar')).not.toEqual([])
  },
)

test.each(questions.filter((question) => question.never.length > 0))(
  '$id forbids nothing that its own quotes contain',
  ({ mustShow, mayShow, never, neverScope }) => {
    expect(neverScope).toBeDefined()
    const allowed = neverScope === 'answer' ? mustShow.facts : [...mustShow.facts, ...mayShow.facts]
    const quotes = comparable(
      allowed.flatMap((fact) => [...sentencesOfFact(fact, 'ar'), ...sentencesOfFact(fact, 'fr')]).join('\n'),
    )
    expect(never.filter((forbidden) => quotes.includes(comparable(forbidden)))).toEqual([])
  },
)

test('each page language offers three questions that are answered and one that is declined', () => {
  for (const [language, offered] of Object.entries(examples)) {
    expect(offered.map((example) => example.goldenId)).toEqual(['G01', 'G02', 'G10', 'G16'])
    for (const example of offered) {
      const golden = questions.find((question) => question.id === example.goldenId)
      expect(example.expected).toBe(golden?.expected)
      expect(example.question === golden?.question, example.question).toBe(example.form === 'golden')
      expect(example.crossLanguage).toBe(!documents.some((document) => document.language === language))
    }
  }
})

test('the scenario is there where it must be', () => {
  if (process.env.JAZARI_REQUIRE_SHARED === '1') expect(scenarioIsThere, shared).toBe(true)
})

test.skipIf(!scenarioIsThere)('every sentence and source stands in the scenario, word for word', () => {
  const rows = readFileSync(join(shared, 'sample-scenario.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  for (const document of documents)
    for (const { text, facts, sources: cited } of document.sentences) {
      const row = rows.find((cells) => cells[1] === facts[0] && cells[document.language === 'ar' ? 2 : 3] === text)
      expect(row, `${facts} in ${document.path}`).toBeDefined()
      if (facts[0]?.startsWith('F')) expect(cited).toEqual(row?.[4]?.match(/S\d/g))
      else expect(cited).toEqual(['S1'])
    }
  for (const { id, question, expected, sources: cited } of questions) {
    const row = rows.find((cells) => cells[1] === id)
    expect(row?.[3], id).toContain(question)
    expect(row?.[4], id).toMatch(new RegExp(`^${expected}`))
    expect(cited, id).toEqual(row?.[7]?.match(/S\d/g) ?? [])
  }
})

test.skipIf(!scenarioIsThere)('every Latin name in an Arabic document stands in one of the five source texts', () => {
  const sourceTexts = sources.map((source) => readFileSync(join(shared, 'seeds', source.file), 'utf8')).join('\n')
  const names = documents
    .filter((document) => document.language === 'ar')
    .flatMap((document) => runsOf(markdownOf(document)))
    .flatMap((run) => run.match(/[A-Za-z]+(?:\.?[A-Za-z0-9]+)*/g) ?? [])

  expect([...new Set(names)].filter((name) => !sourceTexts.includes(name))).toEqual([])
})
