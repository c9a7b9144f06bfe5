/** Character recognition of a page image, Arabic and French, with the data that comes with the packages and no network. */
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Worker } from 'tesseract.js'
import type { Block } from './parts.ts'
import { foldPresentationForms } from './pdf/glyphs.ts'
import { kindOf } from './plain-text.ts'

/** Grey levels, one byte a pixel, row by row from the top. */
export type GreyImage = {
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
  readonly dpi: number
}

/** `confidence` is the engine's own, 0 to 1. */
export type RecognisedText = { readonly blocks: Block[]; readonly confidence: number }

export type TextRecognition = { recognise(image: GreyImage): Promise<RecognisedText>; close(): Promise<void> }

const LANGUAGES = ['ara', 'fra'] as const
/** Integer models made from the best ones: the others are larger and carry an engine that is not used. */
const VARIANT = '4.0.0_best_int'

export const RECOGNITION_SETTINGS = `${LANGUAGES.join('+')} ${VARIANT} 300dpi`

/** Starts the engine at the first image (about a second), so that documents with text do not wait for it. */
export function textRecognition(): TextRecognition {
  let engine: Promise<Worker> | undefined
  return {
    async recognise(image) {
      engine ??= start()
      const worker = await engine
      await worker.setParameters({ user_defined_dpi: String(image.dpi) })
      const { data } = await worker.recognize(portableGreyMap(image), {}, { text: false, blocks: true })
      const blocks = (data.blocks ?? [])
        .flatMap((block) => block.paragraphs)
        .map((paragraph) =>
          paragraph.lines
            .map((line) => cleanLine(line.text))
            .filter(Boolean)
            .join(' '),
        )
        .filter((text) => text !== '')
        .map((text): Block => ({ kind: kindOf(text), text }))
      return { blocks, confidence: Math.min(1, Math.max(0, data.confidence / 100)) }
    },
    async close() {
      await (await engine)?.terminate()
    },
  }
}

async function start(): Promise<Worker> {
  const { createWorker, OEM } = await import('tesseract.js')
  // Given as bytes, the two languages need not lie in one folder, and nothing is ever looked for elsewhere.
  const languages = await Promise.all(
    LANGUAGES.map(async (code) => ({ code, data: await readFile(trainedData(code)) })),
  )
  return createWorker(languages, OEM.LSTM_ONLY, { cacheMethod: 'none', gzip: true })
}

function trainedData(code: string): string {
  const folder = dirname(fileURLToPath(import.meta.resolve(`@tesseract.js-data/${code}`)))
  return join(folder, VARIANT, `${code}.traineddata.gz`)
}

/** Netpbm's PGM: a header and the bytes as they are. */
function portableGreyMap({ pixels, width, height }: GreyImage): Buffer {
  return Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`, 'latin1'), pixels])
}

function cleanLine(text: string): string {
  return foldPresentationForms(text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, ''))
    .replace(/\s+/g, ' ')
    .trim()
}
