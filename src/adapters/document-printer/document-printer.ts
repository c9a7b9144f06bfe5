import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import type { DocumentPrinter, PrintedDocument, PrintedFact } from '../../kernel/ports/document-printer.ts'
import { type FontPart, fonts, type Weight } from './fonts.ts'
import { type DrawnLine, type LaidOut, layOut } from './lay-out.ts'
import { nameLigatures } from './name-ligatures.ts'

/** In points: A4 is 595 by 842. */
const margin = 54
const footHeight = 34
const factNameShare = 0.34
const gap = 14

const ink = '#1b1b1b'
const faint = '#575757'
const accent = '#1f5566'
const rule = '#c9d3d6'

/** How a text stands: its size, the height of its lines, its weight and colour. */
type Style = {
  readonly size: number
  readonly lead: number
  readonly weight: Weight
  readonly colour: string
}
const styles = {
  title: { size: 20, lead: 30, weight: 'strong', colour: accent },
  heading: { size: 13.5, lead: 21, weight: 'strong', colour: accent },
  body: { size: 10.5, lead: 17, weight: 'regular', colour: ink },
  name: { size: 10.5, lead: 17, weight: 'strong', colour: ink },
  weak: { size: 10.5, lead: 17, weight: 'regular', colour: faint },
  foot: { size: 8.5, lead: 13, weight: 'regular', colour: faint },
} as const satisfies Readonly<Record<string, Style>>

type Structure = PDFKit.PDFStructureElement

/** Prints of so many documents are kept: the same document is the same bytes, and many ask for the same at once. */
const mostKept = 16
const lately = new Map<string, Promise<Uint8Array>>()
/** One is printed after the other: to shape letters is work for the processor, and everybody else waits for it too. */
let last: Promise<unknown> = Promise.resolve()
/** As many wait at the same time, the one that is printed among them: what waits is kept in memory, and so is who waits for it. */
const mostWaiting = 20
let waiting = 0

/** Prints documents as PDF in this process, without a browser: pdfkit writes, fontkit shapes, bidi-js orders. */
export const documentPrinter: DocumentPrinter = {
  print(document) {
    const name = nameOf(document)
    const kept = lately.get(name)
    if (kept) return kept
    if (waiting >= mostWaiting) return Promise.resolve('busy')
    waiting++
    const printing = last.then(() => printNow(document)).finally(() => waiting--)
    last = printing.catch(() => lately.delete(name))
    lately.set(name, printing)
    if (lately.size > mostKept) lately.delete(lately.keys().next().value!)
    return printing
  },
}

/** All that decides what is printed. */
function nameOf(document: PrintedDocument): string {
  const text = JSON.stringify([document, document.pageOf(1, 2)])
  return createHash('sha256').update(text).digest('base64')
}

/** Others get their turn after each paragraph. */
async function printNow(document: PrintedDocument): Promise<Uint8Array> {
  const page = openPages(document)
  page.paragraph('H1', document.title, styles.title)
  page.space(6)
  for (const block of document.blocks) {
    switch (block.kind) {
      case 'heading':
        // Not at the end of a page, with nothing under it.
        page.keep(styles.heading.lead + 3 * styles.body.lead)
        page.space(12)
        page.paragraph('H2', block.text, styles.heading)
        page.space(2)
        break
      case 'paragraph':
        page.paragraph('P', block.text, block.weak ? styles.weak : styles.body)
        page.space(5)
        break
      case 'facts':
        await page.facts(block.facts)
        break
      case 'list':
        await page.list(block.items)
        break
    }
    await turn()
  }
  return page.end()
}

function openPages(document: PrintedDocument) {
  const rightToLeft = document.language === 'ar'
  const pdf = new PDFDocument({
    size: 'A4',
    margin,
    autoFirstPage: true,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: document.language,
    displayTitle: true,
    // None before one is chosen: it would be one of those that viewers have themselves.
    font: null as never,
    info: { Title: document.title, CreationDate: document.at, ModDate: document.at },
  })
  const written = collect(pdf)
  const sets = fonts()
  const width = pdf.page.width - 2 * margin
  const bottom = pdf.page.height - margin - footHeight
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  let y = margin

  for (const [weight, set] of Object.entries(sets)) {
    for (const [part, { bytes }] of Object.entries(set)) pdf.registerFont(`${weight} ${part}`, bytes)
  }
  const fontOf = (weight: Weight, part: FontPart) => pdf.font(`${weight} ${part}`)
  const laidOut = (text: string, { size, weight }: Style, wide: number): LaidOut =>
    layOut(text, {
      set: sets[weight],
      width: wide,
      otherwise: rightToLeft,
      measure: (run, part) => fontOf(weight, part).fontSize(size).widthOfString(run),
    })

  /**
   * Draws a line into a column, at the side where the document begins. Runs are written in the order in which they are
   * read, wherever they stand, for whoever hears the page; letters from right to left are written as they are seen, and
   * marked so (ISO 32000-1, 14.8.2.3.3).
   */
  const draw = (line: DrawnLine, { size, weight, colour }: Style, column: Column) => {
    const left = rightToLeft ? column.left + column.width - line.width : column.left
    for (const { text, part, at, reversed } of line.runs) {
      fontOf(weight, part).fontSize(size).fillColor(colour)
      if (reversed) pdf.markContent('ReversedChars')
      pdf.text(text, left + at, column.baseline, { lineBreak: false, baseline: 'alphabetic' })
      if (reversed) pdf.endMarkedContent()
    }
  }
  const drawTagged = (tag: string, element: Structure, line: DrawnLine, style: Style, column: Column) => {
    const content = pdf.markStructureContent(tag)
    draw(line, style, column)
    pdf.endMarkedContent()
    element.add(content)
  }
  const keep = (height: number) => {
    if (y + height <= bottom) return
    pdf.addPage()
    y = margin
  }
  const opened = (parent: Structure, tag: string): Structure => {
    const element = pdf.struct(tag)
    parent.add(element)
    return element
  }

  const flow = (tag: string, element: Structure, text: string, style: Style, column: Omit<Column, 'baseline'>) => {
    for (const paragraph of text.split('\n')) {
      for (const line of laidOut(paragraph, style, column.width).lines) {
        keep(style.lead)
        drawTagged(tag, element, line, style, { ...column, baseline: y + style.size * 1.15 })
        y += style.lead
      }
    }
  }

  return {
    keep,
    space(height: number) {
      y += height
    },
    paragraph(tag: string, text: string, style: Style) {
      const element = opened(root, tag)
      flow(tag, element, text, style, { left: margin, width })
      element.end()
    },
    async list(items: readonly string[]) {
      const list = opened(root, 'L')
      const inset = 14
      const left = rightToLeft ? margin : margin + inset
      for (const item of items) {
        keep(styles.body.lead)
        const at = rightToLeft ? margin + width - 5 : margin + 5
        pdf.markContent('Artifact', { type: 'Layout' })
        pdf.circle(at, y + styles.body.size * 0.8, 1.6).fill(accent)
        pdf.endMarkedContent()
        const element = opened(list, 'LI')
        const body = opened(element, 'LBody')
        flow('LBody', body, item, styles.body, { left, width: width - inset })
        body.end()
        element.end()
        await turn()
      }
      list.end()
      y += 5
    },
    /** As a table of two columns: the name at the side where the document begins. */
    async facts(facts: readonly PrintedFact[]) {
      const nameWidth = width * factNameShare
      const valueWidth = width - nameWidth - gap
      const names = { left: rightToLeft ? margin + width - nameWidth : margin, width: nameWidth }
      const values = { left: rightToLeft ? margin : margin + nameWidth + gap, width: valueWidth }
      const table = opened(root, 'Table')
      for (const { name, values: said, weak } of facts) {
        const valueStyle = weak ? styles.weak : styles.body
        const nameLines = laidOut(name, styles.name, nameWidth).lines
        const paragraphs = said.flatMap((value) => value.split('\n'))
        const valueLines = paragraphs.flatMap((value) => laidOut(value, valueStyle, valueWidth).lines)
        const rows = Math.max(nameLines.length, valueLines.length)
        keep(Math.min(rows, 4) * styles.body.lead + 8)
        const row = opened(table, 'TR')
        const header = opened(row, 'TH')
        const cell = opened(row, 'TD')
        y += 4
        for (let i = 0; i < rows; i++) {
          keep(styles.body.lead)
          const baseline = y + styles.body.size * 1.15
          if (nameLines[i]) drawTagged('TH', header, nameLines[i]!, styles.name, { ...names, baseline })
          if (valueLines[i]) drawTagged('TD', cell, valueLines[i]!, valueStyle, { ...values, baseline })
          y += styles.body.lead
        }
        header.end()
        cell.end()
        row.end()
        y += 4
        pdf.markContent('Artifact', { type: 'Layout' })
        pdf
          .moveTo(margin, y)
          .lineTo(margin + width, y)
          .lineWidth(0.5)
          .stroke(rule)
        pdf.endMarkedContent()
        await turn()
      }
      table.end()
      y += 6
    },
    async end(): Promise<Uint8Array> {
      root.end()
      const { count } = pdf.bufferedPageRange()
      for (let number = 0; number < count; number++) {
        pdf.switchToPage(number)
        // Below the margin a page would be added.
        pdf.page.margins.bottom = 0
        pdf.markContent('Artifact', { type: 'Pagination' })
        const baseline = pdf.page.height - margin + 4
        const pageOf = laidOut(document.pageOf(number + 1, count), styles.foot, width).lines[0]
        const numberWidth = pageOf?.width ?? 0
        const [foot] = laidOut(document.foot, styles.foot, width - numberWidth - gap).lines
        const column = { left: margin, width, baseline }
        if (foot) draw(foot, styles.foot, column)
        const far = rightToLeft ? { ...column, width: numberWidth } : { ...column, left: margin + width - numberWidth }
        if (pageOf) draw(pageOf, styles.foot, far)
        pdf.endMarkedContent()
      }
      nameLigatures(pdf)
      pdf.end()
      return written
    },
  }
}

type Column = { readonly left: number; readonly width: number; readonly baseline: number }

function collect(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const pieces: Buffer[] = []
  pdf.on('data', (piece: Buffer) => pieces.push(piece))
  pdf.on('end', () => resolve(Buffer.concat(pieces)))
  pdf.on('error', reject)
  return promise
}
