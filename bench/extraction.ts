/**
 * How exactly the text of Arabic PDF files is read, and how fast, beside the figures of other extractors on the same files.
 *
 *     npm run -s bench:extraction -- [--data <folder>] [--json]
 *
 * The folder holds `models/fixtures/` (two fonts and their text) and `bench/ingest-rtl/`.
 */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { documentReader } from '../src/adapters/document-reader/document-reader.ts'
import { PdfDocument } from '../src/adapters/document-reader/pdf/pdfium.ts'
import {
  characterErrorRate,
  quotes,
  readBytes,
  scannedPdf,
  wordRecall,
} from '../src/adapters/document-reader/testing.ts'
import { type Figures, option, report } from './report.ts'

const argv = process.argv.slice(2)
const data = resolve(
  option(argv, '--data') ?? process.env.JAZARI_SHARED ?? join(import.meta.dirname, '..', '..', 'shared'),
)
const file = (path: string) => readFile(join(data, path))
const reader = documentReader()
const figures: Record<string, number> = {}

async function measure(subject: string, bytes: Uint8Array, truth: string) {
  process.stderr.write(`${subject}\n`)
  const started = performance.now()
  const text = quotes(await readBytes(reader, 'document.pdf', bytes)).join('\n')
  figures[`${subject}.ms`] = Math.round(performance.now() - started)
  figures[`${subject}.cer`] = characterErrorRate(text, truth)
  figures[`${subject}.recall`] = wordRecall(text, truth)
}

async function scanOf(bytes: Uint8Array): Promise<Uint8Array> {
  using page = (await PdfDocument.open(bytes)).openPage(0)!
  const [width, height] = [page.size.width, page.size.height].map((points) => Math.round((points / 72) * 300)) as [
    number,
    number,
  ]
  return scannedPdf({ pixels: page.render(width, height)!, width, height }, page.size)
}

const truth = (await file('models/fixtures/arabic-truth.txt')).toString()
for (const [subject, name] of [
  ['amiri', 'arabic-amiri.pdf'],
  ['noto-naskh', 'arabic-noto-naskh.pdf'],
] as const) {
  const bytes = await file(`models/fixtures/${name}`)
  await measure(subject, bytes, truth)
  await measure(`${subject}-scan`, await scanOf(bytes), truth)
}
await measure(
  'word-rtl-01',
  await file('bench/ingest-rtl/docling-right_to_left_01.pdf'),
  (await file('bench/ingest-rtl/docling-right_to_left_01.md')).toString(),
)

/** Measured once on the same files: extractors that npm does not have, and libraries this repository does not carry. */
const baselines: Record<string, Figures> = {
  poppler: { 'amiri.cer': 0.036, 'amiri.recall': 0.746, 'noto-naskh.cer': 0.035, 'noto-naskh.recall': 0.754 },
  pdfjs: { 'amiri.cer': 0.258, 'amiri.recall': 0.852, 'noto-naskh.cer': 0.602, 'noto-naskh.recall': 0.295 },
  'pdfium-plain': { 'amiri.cer': 0.088, 'noto-naskh.cer': 0.149 },
  'tesseract-cli': {
    'amiri-scan.cer': 0.313,
    'amiri-scan.recall': 0.697,
    'noto-naskh-scan.cer': 0.195,
    'noto-naskh-scan.recall': 0.91,
  },
}
report(
  {
    name: 'extraction',
    figures,
    baselines,
    notes: [
      'cer: character error rate after NFKC; recall: share of words read exactly; ms: one document in a process of its own.',
      'Baselines are constants measured before on these files, the scan of Amiri by Tesseract at 200 dpi.',
    ],
  },
  argv,
)
