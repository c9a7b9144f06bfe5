/**
 * Makes the PDF and the DOCX of the sample from their Markdown in `sources/`.
 *
 *   node --import tsx samples/make-documents.ts
 *
 * `CHROMIUM_PATH` names a Chromium to print with; without it the one that comes with npm is unpacked.
 * Run it when a source changes, and commit what it writes: dates inside the files differ from run to run, words do not.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import { chromium } from 'playwright-core'
import { type Block, blocksOf } from './restricted-markdown.ts'

const samples = import.meta.dirname
const fonts = join(samples, '../src/web/fonts')

function sourceBlocks(slug: string): Block[] {
  return blocksOf(readFileSync(join(samples, `sources/ar/${slug}.md`), 'utf8'))
}

/** One right-to-left paragraph, marked as Moroccan Arabic for whoever reads it aloud. */
function arabicParagraph(text: string, heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph {
  return new Paragraph({
    bidirectional: true,
    spacing: { after: 160 },
    ...(heading ? { heading } : {}),
    children: [new TextRun({ text, rightToLeft: true, language: { bidirectional: 'ar-MA' } })],
  })
}

function wordParagraphs(block: Block): Paragraph[] {
  switch (block.kind) {
    case 'heading':
      return [arabicParagraph(block.text, block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2)]
    case 'paragraph':
      return [arabicParagraph(block.text)]
    case 'list':
      return block.items.map((item) => arabicParagraph(item))
    case 'table':
      throw new Error('a table is printed to PDF, not to DOCX')
  }
}

function wordDocument(blocks: readonly Block[]): Promise<Buffer> {
  const title = blocks[0]?.kind === 'heading' ? blocks[0].text : ''
  return Packer.toBuffer(
    new Document({
      title,
      creator: 'Jazari project (sample)',
      sections: [{ children: blocks.flatMap(wordParagraphs) }],
    }),
  )
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** HTML of a text; Latin names are marked, so that one face and one direction hold each of them together. */
function marked(text: string): string {
  return text
    .split(/([A-Za-z][A-Za-z0-9 ]*[A-Za-z0-9])/)
    .map((part, i) => (i % 2 === 0 ? escaped(part) : `<bdi lang="en">${part}</bdi>`))
    .join('')
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${marked(block.text)}</h${block.level}>`
    case 'paragraph':
      return `<p>${marked(block.text)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${marked(item)}</li>`).join('')}</ul>`
    case 'table':
      return `<table><thead>${recordRows(block.header)}</thead>${block.rows.map((cells) => `<tbody>${recordRows(cells)}</tbody>`).join('')}</table>`
  }
}

/**
 * The cells of one record (partner, subject, state) as two rows, the subject alone in the second: wherever a reader of
 * PDF goes line by line across a table, each sentence still comes out in one piece.
 */
function recordRows(cells: readonly string[]): string {
  const [partner = '', subject = '', state = ''] = cells
  return `<tr><th>${marked(partner)}</th><td>${marked(state)}</td></tr><tr><td colspan="2">${marked(subject)}</td></tr>`
}

function fontFace(family: string, weight: 400 | 600, file: string): string {
  const data = readFileSync(join(fonts, file)).toString('base64')
  return `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`
}

/**
 * The page to print. The ligatures of the Arabic face are off (it joins lam and alef without them): a glyph that stands
 * for two letters is given back with the letters swapped by most readers of PDF.
 */
function printedPage(blocks: readonly Block[]): string {
  const title = blocks[0]?.kind === 'heading' ? blocks[0].text : ''
  return `<!doctype html><html lang="ar-MA" dir="rtl"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>
${fontFace('JR Arabic', 400, 'plex-ar-400.woff2')}
${fontFace('JR Arabic', 600, 'plex-ar-600.woff2')}
${fontFace('JR Latin', 400, 'plex-la-400.woff2')}
${fontFace('JR Latin', 600, 'plex-la-600.woff2')}
@page{size:A4;margin:20mm 18mm}
body{font:400 12pt/1.8 "JR Arabic";font-feature-settings:"rlig" 0;color:#14201f;margin:0}
bdi{font-family:"JR Latin","JR Arabic"}
h1{font-size:20pt;font-weight:600;line-height:1.4;margin:0 0 8pt}
p{margin:0 0 12pt}
table{border-collapse:collapse;inline-size:100%}
thead,tbody{break-inside:avoid}
th,td{padding:7pt 8pt;text-align:start;vertical-align:top;font-weight:400}
th,thead td{font-weight:600}
thead,tbody{border:0.75pt solid #6d7a75}
thead{background:#f3f4ef}
tr:first-child td{inline-size:22%}
tr:last-child td{padding-block-start:0}
</style></head><body>${blocks.map(htmlOf).join('\n')}</body></html>`
}

/** Path of a Chromium. The npm one reuses any file named `chromium` in the temporary folder, so each version gets its own. */
async function chromiumPath(): Promise<string> {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) return chosen
  const packageFolder = join(fileURLToPath(import.meta.resolve('@sparticuz/chromium')), '../..')
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const folder = join(tmpdir(), `jazari-chromium-${version}`)
  mkdirSync(folder, { recursive: true })
  process.env.TMPDIR = folder
  const { default: packed, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium')
  const path = await packed.executablePath()
  // The package's own fontconfig file looks in /tmp/fonts only, and without any font Chromium draws no text at all.
  writeFileSync(join(folder, 'fonts.conf'), `<fontconfig><dir>${folder}/fonts</dir></fontconfig>`)
  process.env.FONTCONFIG_PATH = folder
  // Machines without a desktop lack libnss3 and its sisters; the package carries them.
  setupLambdaEnvironment(join(await inflate(join(packageFolder, 'bin/al2023.tar.br')), 'lib'))
  return path
}

async function printedDocument(blocks: readonly Block[]): Promise<Buffer> {
  const executablePath = await chromiumPath()
  const { default: packed } = await import('@sparticuz/chromium')
  const browser = await chromium.launch({ executablePath, args: packed.args })
  try {
    const page = await browser.newPage()
    await page.setContent(printedPage(blocks))
    await page.evaluate(() => document.fonts.ready)
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })
  } finally {
    await browser.close()
  }
}

writeFileSync(join(samples, 'documents/ar/conference-2025.docx'), await wordDocument(sourceBlocks('conference-2025')))
writeFileSync(join(samples, 'documents/ar/agreements-2025.pdf'), await printedDocument(sourceBlocks('agreements-2025')))
