/** Character recognition of a page image, Arabic and French, with the data that comes with the packages and no network. */
import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, readdir, rename } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Bbox, Worker } from 'tesseract.js'
import { codePointLength } from '../../kernel/code-points.ts'
import type { DoubtfulSpan } from '../../kernel/ports/document-reader.ts'
import { foldPresentationForms, withoutBidiControls } from './glyph-text.ts'
import type { Block } from './parts.ts'
import { kindOf } from './plain-text.ts'

/** Grey levels, one byte a pixel, row by row from the top. */
export type GreyImage = {
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
  readonly dpi: number
}

/** `doubtful` are spans over the block's text, in code points. */
export type RecognisedBlock = Block & { readonly doubtful: readonly DoubtfulSpan[] }

/** `confidence` is the engine's own, 0 to 1. */
export type RecognisedText = { readonly blocks: RecognisedBlock[]; readonly confidence: number }

/**
 * A word below this is doubtful. On scans of two fonts 56 of 82 misread words are, and 12 of 188 right ones: the engine's
 * confidence is no probability, and a word that it is sure of may still be wrong.
 */
const DOUBTFUL = 0.8

export type TextRecognition = { recognise(image: GreyImage): Promise<RecognisedText>; close(): Promise<void> }

const LANGUAGES = ['ara', 'fra'] as const
const require = createRequire(import.meta.url)
const packageOf = {
  ara: () => require.resolve('@tesseract.js-data/ara'),
  fra: () => require.resolve('@tesseract.js-data/fra'),
}
/** Integer models made from the best ones: the others are larger and carry an engine that is not used. */
const VARIANT = '4.0.0_best_int'

export const RECOGNITION_SETTINGS = `${LANGUAGES.join('+')} ${VARIANT} 300dpi`

/** Starts the engine at the first image (about a second), so that documents with text do not wait for it. */
export function textRecognition(dataFolder: string): TextRecognition {
  let engine: Promise<Worker> | undefined
  return {
    async recognise(image) {
      engine ??= start(dataFolder)
      const worker = await engine
      const { PSM } = await import('tesseract.js')
      await worker.setParameters({ user_defined_dpi: String(image.dpi), tessedit_pageseg_mode: PSM.AUTO })
      const { data } = await worker.recognize(portableGreyMap(image), {}, { text: false, blocks: true })
      const paragraphs = (data.blocks ?? []).flatMap((block) => block.paragraphs)
      const lines = paragraphs.flatMap(({ lines }, paragraph) =>
        lines.map(({ text, bbox, words }) => ({ text, bbox, words, paragraph })),
      )
      const blocks = paragraphsOf(inReadingOrder(lines))
        .map(recognisedBlock)
        .filter(({ text }) => text !== '')
      return { blocks, confidence: Math.min(1, Math.max(0, data.confidence / 100)) }
    },
    async close() {
      await (await engine)?.terminate()
    },
  }
}

async function start(dataFolder: string): Promise<Worker> {
  const { createWorker, OEM } = await import('tesseract.js')
  return createWorker([...LANGUAGES], OEM.LSTM_ONLY, { langPath: dataFolder, gzip: true, cacheMethod: 'none' })
}

/**
 * Puts the data of both languages into one folder, where the engine wants it, and answers which: the packages have one
 * each. A folder that has them already is left as it is.
 */
export async function prepareRecognitionData(cacheFolder: string): Promise<string> {
  const folder = join(cacheFolder, `tesseract-${VARIANT}`)
  await mkdir(folder, { recursive: true })
  const present = new Set(await readdir(folder))
  for (const code of LANGUAGES) {
    const name = `${code}.traineddata.gz`
    if (present.has(name)) continue
    const source = join(dirname(packageOf[code]()), VARIANT, name)
    const unfinished = join(folder, `${name}.${randomUUID()}`)
    await copyFile(source, unfinished)
    await rename(unfinished, join(folder, name))
  }
  return folder
}

/** A line as the engine found it; x and y in pixels from the upper left corner. */
type RecognisedLine = {
  readonly text: string
  readonly bbox: Bbox
  readonly words: readonly RecognisedWord[]
  readonly paragraph: number
}

/** `confidence` from 0 to 100. */
type RecognisedWord = { readonly text: string; readonly confidence: number }

/** The engine puts the left column first, in every language; a page of mostly Arabic starts with the right one. */
function inReadingOrder(lines: readonly RecognisedLine[]): readonly RecognisedLine[] {
  const text = lines.map((line) => line.text).join('')
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (arabic < latin) return lines
  const ordered: RecognisedLine[] = []
  let moved: RecognisedLine | undefined
  for (const line of lines) {
    const place = ordered.findLastIndex((other) => other.bbox.x1 > line.bbox.x0) + 1
    const isColumn = moved?.paragraph === line.paragraph || areBeside(ordered.slice(place), line)
    ordered.splice(isColumn ? place : ordered.length, 0, line)
    moved = isColumn ? line : undefined
  }
  return ordered
}

/** Half of the line's height lies between the top and the bottom of the others. */
function areBeside(others: readonly RecognisedLine[], { bbox }: RecognisedLine): boolean {
  const top = Math.min(...others.map((other) => other.bbox.y0))
  const bottom = Math.max(...others.map((other) => other.bbox.y1))
  return Math.min(bottom, bbox.y1) - Math.max(top, bbox.y0) > 0.5 * (bbox.y1 - bbox.y0)
}

/** The engine's paragraphs, cut where their lines do not stand one below the other. */
function paragraphsOf(lines: readonly RecognisedLine[]): RecognisedLine[][] {
  const paragraphs: RecognisedLine[][] = []
  for (const line of lines) {
    const above = paragraphs.at(-1)?.at(-1)
    const shared = above ? Math.min(above.bbox.x1, line.bbox.x1) - Math.max(above.bbox.x0, line.bbox.x0) : 0
    const goesOn = above?.paragraph === line.paragraph && shared > 0 && line.bbox.y0 > above.bbox.y0
    if (goesOn) paragraphs.at(-1)!.push(line)
    else paragraphs.push([line])
  }
  return paragraphs
}

/** Netpbm's PGM: a header and the bytes as they are. */
function portableGreyMap({ pixels, width, height }: GreyImage): Buffer {
  return Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`, 'latin1'), pixels])
}

/** Words parted by single spaces, with those that the engine is not sure of. */
function recognisedBlock(lines: readonly RecognisedLine[]): RecognisedBlock {
  const doubtful: DoubtfulSpan[] = []
  let text = ''
  let length = 0
  for (const word of lines.flatMap((line) => line.words)) {
    const clean = foldPresentationForms(withoutBidiControls(word.text)).replace(/\s+/g, ' ').trim()
    if (clean === '') continue
    if (text !== '') {
      text += ' '
      length++
    }
    const end = length + codePointLength(clean)
    const confidence = Math.min(1, Math.max(0, word.confidence / 100))
    if (confidence < DOUBTFUL) doubtful.push({ start: length, end, confidence })
    text += clean
    length = end
  }
  return { kind: kindOf(text), text, doubtful }
}
