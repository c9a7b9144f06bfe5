import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { Label } from '../kernel/label.ts'
import { Multilingual } from '../kernel/language.ts'
import { nearest } from './nearest.ts'
import { optionsOf } from './option.ts'
import { type Input, parseArguments } from './parse-arguments.ts'

const input = z.strictObject({
  id: z.string(),
  titles: Multilingual.optional(),
  publisher: z.union([z.string(), Multilingual]).optional(),
  sourceUrl: z.string().nullable().optional(),
  limit: z.coerce.number().int().default(10),
  draft: z.boolean().optional(),
  names: z.array(z.string()).optional(),
  residency: Label.shape.residency.optional(),
  parts: z.array(z.strictObject({ name: z.string() })).optional(),
})

function parsed(...args: string[]): Input {
  return parseArguments(args, { call: 'jazari things make', options: optionsOf(input), positional: ['id'] })
}

test('options are the fields of the input: dashes for capitals, dots for what is inside', () => {
  expect(parsed('th_1', '--source-url', 'https://a.example', '--titles.ar', 'عنوان', '--titles.fr=Titre')).toEqual({
    id: 'th_1',
    sourceUrl: 'https://a.example',
    titles: { ar: 'عنوان', fr: 'Titre' },
  })
})

test('a field that may be a text or texts has an option for each, and takes one kind', () => {
  expect(parsed('th_1', '--publisher', 'A')).toMatchObject({ publisher: 'A' })
  expect(parsed('th_1', '--publisher.fr', 'A', '--publisher.ar', 'ب')).toMatchObject({
    publisher: { fr: 'A', ar: 'ب' },
  })
  expect(() => parsed('th_1', '--publisher', 'A', '--publisher.fr', 'B')).toThrow('cli.given-twice')
  expect(() => parsed('th_1', '--publisher.fr', 'B', '--publisher', 'A')).toThrow('cli.given-twice')
})

test('numbers and switches become what they are', () => {
  expect(parsed('th_1', '--limit', '25', '--draft')).toMatchObject({ limit: 25, draft: true })
  expect(parsed('th_1', '--no-draft', '--limit=-3')).toMatchObject({ draft: false, limit: -3 })
  expect(() => parsed('th_1', '--limit', 'many')).toThrow('cli.not-a-number')
  expect(() => parsed('th_1', '--draft=perhaps')).toThrow('cli.value-not-taken')
})

test('a list is an option again and again; codes may have commas between them, other texts keep theirs', () => {
  expect(parsed('th_1', '--names', 'a, b', '--names', 'c')).toMatchObject({ names: ['a, b', 'c'] })
  expect(parsed('th_1', '--residency', 'MA, FR')).toMatchObject({ residency: ['MA', 'FR'] })
  expect(parsed('th_1', '--residency', 'MA', '--residency', 'FR')).toMatchObject({ residency: ['MA', 'FR'] })
})

test('a word that stands for a whole list stays a word', () => {
  expect(parsed('th_1', '--residency', 'anywhere')).toMatchObject({ residency: 'anywhere' })
})

test('what has no plain form is JSON, in place or in a file', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'jazari-cli-')), 'parts.json')
  writeFileSync(file, '[{"name":"b"}]')
  expect(parsed('th_1', '--parts', '[{"name":"a"}]')).toMatchObject({ parts: [{ name: 'a' }] })
  expect(parsed('th_1', '--parts', `@${file}`)).toMatchObject({ parts: [{ name: 'b' }] })
  expect(() => parsed('th_1', '--parts', 'a')).toThrow('cli.not-json')
  expect(() => parsed('th_1', '--parts', `@${file}.not-there`)).toThrow('cli.file-unreadable')
})

test('after two dashes everything is given by place', () => {
  expect(parsed('--', '--draft')).toEqual({ id: '--draft' })
  expect(() => parsed('th_1', 'th_2')).toThrow('cli.argument-too-many')
})

test('a forgotten value is not taken from the next option', () => {
  expect(() => parsed('th_1', '--source-url', '--draft')).toThrow('cli.value-missing')
  expect(() => parsed('th_1', '--source-url')).toThrow('cli.value-missing')
  expect(parsed('th_1', '--source-url=--draft')).toMatchObject({ sourceUrl: '--draft' })
})

test('what must be given and is not is named', () => {
  expect(() => parsed('--draft')).toThrow(
    expect.objectContaining({
      code: 'cli.arguments-missing',
      values: { names: '<id>', help: 'jazari things make --help' },
    }),
  )
})

test('an option that is nearly one of them is asked back, another one is not', () => {
  expect(() => parsed('th_1', '--sorce-url', 'x')).toThrow(
    expect.objectContaining({ code: 'cli.mistyped', values: { word: '--sorce-url', nearest: '--source-url' } }),
  )
  expect(() => parsed('th_1', '--colour', 'red')).toThrow('cli.unknown-word')
  expect(() => parsed('th_1', '--__proto__.draft', 'true')).toThrow('cli.unknown-word')
})

test('the nearest word is at most a third away', () => {
  const verbs = ['create', 'add-file', 'publish', 'read', 'read-draft']
  expect(nearest('pubilsh', verbs)).toBe('publish')
  expect(nearest('raed', verbs)).toBe('read')
  expect(nearest('add_file', verbs)).toBe('add-file')
  expect(nearest('delete', verbs)).toBeUndefined()
})
