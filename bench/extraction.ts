/**
 * How exactly documents are read, and how fast.
 *
 *     npm run -s bench:extraction -- [--data <folder>] [--json]
 *
 * Every document in the folder, or below it, that has its true text beside it is read: `report.pdf` with `report.txt`,
 * `report.pdf.txt`, `report.md` or `report.pdf.md`, or several `arabic-….pdf` with one `arabic-truth.txt`. Without `--data`
 * the documents beside the repository are read, those that are pictures of pages too, and 200 pages that a browser prints,
 * with the figures of other extractors on the same files.
 */
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import { documentReader } from '../src/adapters/document-reader/document-reader.ts'
import { readMarkdown } from '../src/adapters/document-reader/markdown.ts'
import { CELL_SEPARATOR } from '../src/adapters/document-reader/parts.ts'
import { PdfDocument } from '../src/adapters/document-reader/pdf/pdfium.ts'
import {
  characterErrors,
  orderedLines,
  quotes,
  scannedPdf,
  wordRecall,
} from '../src/adapters/document-reader/testing.ts'
import { openBrowser } from '../tests/browser.ts'
import { type Figures, option, report } from './report.ts'

const argv = process.argv.slice(2)
const given = option(argv, '--data')
const shared = resolve(process.env.JAZARI_SHARED ?? join(import.meta.dirname, '..', '..', 'shared'))

const DOCUMENTS = new Set('.pdf .docx .docm .xlsx .xlsm .pptx .pptm .odt .eml .html .htm .xhtml .txt .md'.split(' '))

type Known = { readonly subject: string; readonly path: string; readonly truth: string }

/** Documents with their true text, in the order of their paths. */
async function knownDocuments(folder: string): Promise<Known[]> {
  const paths = (await readdir(folder, { recursive: true })).map((path) => join(folder, path)).sort()
  const known: Known[] = []
  for (const path of paths) {
    if (!DOCUMENTS.has(extname(path).toLowerCase())) continue
    const truth = await truthOf(path)
    if (truth !== undefined) known.push({ subject: relative(folder, path), path, truth })
  }
  return known
}

async function truthOf(path: string): Promise<string | undefined> {
  const name = join(dirname(path), basename(path, extname(path)))
  const beside = [`${path}.txt`, `${path}.md`, `${name}.txt`, `${name}.md`]
  const shared = basename(name).includes('-') ? [join(dirname(path), `${basename(name).split('-')[0]}-truth.txt`)] : []
  const found = [...beside, ...shared].find((one) => one !== path && existsSync(one))
  // A text beside another document is that one's truth.
  if (found === undefined || /-truth\.txt$/.test(path) || (/\.(?:txt|md)$/.test(path) && !found.startsWith(path)))
    return undefined
  const text = await readFile(found, 'utf8')
  return found.endsWith('.md') ? withoutSeparators(readMarkdown(text).map((block) => block.text)) : text
}

/** What parts the cells of a row is no part of the text. */
function withoutSeparators(quoted: readonly string[]): string {
  return quoted.map((text) => text.replaceAll(CELL_SEPARATOR, ' ')).join('\n')
}

const reader = documentReader()
const figures: Record<string, number> = {}
const sum = { errors: 0, length: 0, right: 0, lines: 0, pages: 0, seconds: 0 }

/** CPU time of the processes that read documents and ended, where the system tells (proc(5), `stat`, in hundredths). */
function childCpuSeconds(): number | undefined {
  if (process.platform !== 'linux') return undefined
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[13]) + Number(fields[14])) / 100
}

async function measure({ subject, path, truth }: Known) {
  process.stderr.write(`${subject}\n`)
  const started = performance.now()
  const cpuBefore = childCpuSeconds()
  const document = await reader.read({ path, name: basename(path), size: (await stat(path)).size }, {})
  const seconds = (performance.now() - started) / 1_000
  const cpuSeconds = cpuBefore === undefined ? undefined : childCpuSeconds()! - cpuBefore
  const text = withoutSeparators(quotes(document))
  const { errors, length } = characterErrors(text, truth)
  const { right, lines } = orderedLines(text, truth)
  Object.assign(figures, {
    [`${subject}.cer`]: errors / length,
    [`${subject}.lineOrder`]: right / lines,
    [`${subject}.recall`]: wordRecall(text, truth),
    [`${subject}.pagesPerSecond`]: document.pages.length / seconds,
    ...(cpuSeconds ? { [`${subject}.pagesPerCpuSecond`]: document.pages.length / cpuSeconds } : {}),
  })
  return { errors, length, right, lines, pages: document.pages.length, seconds }
}

async function measureAll(documents: readonly Known[]) {
  for (const document of documents) {
    const measured = await measure(document)
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += measured[key]
  }
  if (sum.length === 0) throw new Error('no document with its true text beside it was found')
  Object.assign(figures, {
    cer: sum.errors / sum.length,
    lineOrder: sum.right / sum.lines,
    pagesPerSecond: sum.pages / sum.seconds,
  })
}

/** The first page of a PDF as a scanner would give it. */
async function scanOf(path: string): Promise<Uint8Array> {
  using page = (await PdfDocument.open(await readFile(path))).openPage(0)!
  const [width, height] = [page.size.width, page.size.height].map((points) => Math.round((points / 72) * 300)) as [
    number,
    number,
  ]
  return scannedPdf({ pixels: page.render(width, height)!, width, height }, page.size)
}

/** Pages of full text in the words of the fixture, each with its own number in every line. */
async function printedPages(truth: string, count: number): Promise<{ bytes: Uint8Array; truth: string }> {
  await using browser = await openBrowser()
  const page = await browser.newPage()
  const pages = Array.from({ length: count }, (_, i) => truth.split('\n').map((line) => `${i + 1}. ${line}`))
  const sections = pages.map((lines) => `<section>${lines.map((line) => `<p dir=auto>${line}</p>`).join('')}</section>`)
  await page.setContent(
    `<!doctype html><html lang=ar dir=rtl><meta charset=utf-8><style>body{font:11pt/1.5 sans-serif}section{break-after:page}</style>${sections.join('')}`,
  )
  return { bytes: await page.pdf({ format: 'A4' }), truth: pages.flat().join('\n') }
}

if (given !== undefined) await measureAll(await knownDocuments(resolve(given)))
else {
  const fixtures = join(shared, 'models', 'fixtures')
  await measureAll([
    ...(await knownDocuments(fixtures)),
    ...(await knownDocuments(join(shared, 'bench', 'ingest-rtl'))),
  ])
  const folder = await mkdtemp(join(tmpdir(), 'jazari-extraction-'))
  try {
    const truth = await readFile(join(fixtures, 'arabic-truth.txt'), 'utf8')
    for (const name of ['arabic-amiri', 'arabic-noto-naskh']) {
      const path = join(folder, `${name}.scan.pdf`)
      await writeFile(path, await scanOf(join(fixtures, `${name}.pdf`)))
      await measure({ subject: `${name}.scan`, path, truth })
    }
    const printed = await printedPages(truth, 200)
    const path = join(folder, 'printed.pdf')
    await writeFile(path, printed.bytes)
    await measure({ subject: 'printed-200-pages', path, truth: printed.truth })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Measured once on the same files: extractors that npm does not have, and libraries this repository does not carry. */
const baselines: Record<string, Figures> = {
  poppler: {
    'arabic-amiri.pdf.cer': 0.036,
    'arabic-amiri.pdf.recall': 0.746,
    'arabic-noto-naskh.pdf.cer': 0.035,
    'arabic-noto-naskh.pdf.recall': 0.754,
  },
  pdfjs: {
    'arabic-amiri.pdf.cer': 0.258,
    'arabic-amiri.pdf.recall': 0.852,
    'arabic-noto-naskh.pdf.cer': 0.602,
    'arabic-noto-naskh.pdf.recall': 0.295,
  },
  'pdfium-plain': { 'arabic-amiri.pdf.cer': 0.088, 'arabic-noto-naskh.pdf.cer': 0.149 },
  'tesseract-cli': {
    'arabic-amiri.scan.cer': 0.313,
    'arabic-amiri.scan.recall': 0.697,
    'arabic-noto-naskh.scan.cer': 0.195,
    'arabic-noto-naskh.scan.recall': 0.91,
  },
}
report(
  {
    name: 'extraction',
    figures,
    baselines: given === undefined ? baselines : {},
    notes: [
      'cer: character error rate after NFKC; lineOrder: share of the true lines whose words stand in the right order;',
      'recall: share of words read exactly; pagesPerSecond: one document in a process of its own, its start included,',
      'and pagesPerCpuSecond the same by its CPU time, which other work on the machine does not change.',
      'The first line is all documents together, without the scans and the 200 pages.',
      ...(given === undefined
        ? ['Baselines are constants measured before, the scan of Amiri by Tesseract at 200 dpi.']
        : []),
    ],
  },
  argv,
)
