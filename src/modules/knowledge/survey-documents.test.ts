import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { perform } from '../../kernel/perform.ts'
import { DocumentRefused } from '../../kernel/ports/document-reader.ts'
import { publishVersion, readFindings, sealVersion } from '../datasets/index.ts'
import { aDataset, addFiles, dataOfficer } from '../datasets/testing.ts'
import { indexVersion } from './operations/index-version.ts'
import type { KnowledgeTables } from './tables.ts'
import { aKnowledgeSetting, worker } from './testing.ts'
import { wantIndex } from './want-index.ts'

const paragraph = (text: string) => [{ start: 0, end: text.length, kind: 'paragraph' as const }]

/** Reads every document as the text that was put under its name. */
function readerOf(texts: Readonly<Record<string, readonly string[]>>) {
  return {
    revision: 'test',
    async read({ name }: { readonly name: string }) {
      const pages = texts[name]
      if (!pages) throw new DocumentRefused('document.encrypted')
      return {
        recipe: 'test',
        mediaType: 'application/pdf' as const,
        pages: pages.map((text, i) => ({ number: i + 1, text, paragraphs: paragraph(text) })),
      }
    },
  }
}

test('documents are looked through page by page when they are read, and those that cannot be read are said to be', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  const officer = () => setting.datasets.context(dataOfficer)
  const id = await aDataset(setting.datasets)
  await addFiles(setting.datasets, id, { 'a.pdf': 'a', 'b.pdf': 'b', 'locked.pdf': 'c' })
  const { version } = await perform(sealVersion, officer(), { id })
  await expect(perform(publishVersion, officer(), { id })).rejects.toMatchObject({ code: 'dataset.not-surveyed' })

  const documentReader = readerOf({
    'a.pdf': ['First page.', 'Téléphone : 0661234567\nCourriel : nom.prenom@exemple.ma'],
    'b.pdf': ['Nothing about anybody.'],
  })
  await wantIndex(db, { ...setting.ports, documentReader }, { dataSet: id, version }, new Date())
  const context = { ...setting.context(worker), documentReader, channel: 'worker' as const }
  await perform(indexVersion, context, { dataSet: id, version })

  const findings = await perform(readFindings, officer(), { id, version })
  expect(findings).toMatchObject({
    proposed: 'personal',
    unanswered: true,
    files: [
      { path: 'a.pdf', survey: { proposed: 'personal', refused: null } },
      { path: 'b.pdf', survey: { types: [], proposed: 'none', refused: null } },
      { path: 'locked.pdf', survey: { refused: 'document.encrypted' } },
    ],
  })
  expect(findings.files[0]!.survey!.types.map(({ type }) => type).sort()).toEqual(['email', 'ma.phone'])
  expect(JSON.stringify(findings)).not.toContain('0661234567')
  await expect(perform(publishVersion, officer(), { id })).rejects.toMatchObject({
    code: 'dataset.findings-unanswered',
  })
})
