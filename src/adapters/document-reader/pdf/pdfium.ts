/** PDFium's C interface (fpdfview.h, fpdf_text.h, fpdf_edit.h), as far as reading text and rendering pages need it. */
import { PDFiumModule } from '@hyzyla/pdfium'
import { DocumentRefused } from '../../../kernel/ports/document-reader.ts'

type Pointer = number

/** The functions that the WebAssembly module exports; the package types only some of them. */
type Exports = {
  readonly HEAPU8: Uint8Array
  readonly wasmExports: { malloc(size: number): Pointer; free(pointer: Pointer): void }
  _FPDF_InitLibrary(): void
  _FPDF_LoadMemDocument(bytes: Pointer, size: number, password: Pointer): Pointer
  _FPDF_GetLastError(): number
  _FPDF_CloseDocument(document: Pointer): void
  _FPDF_DocumentHasValidCrossReferenceTable(document: Pointer): number
  _FPDF_GetPageCount(document: Pointer): number
  _FPDF_LoadPage(document: Pointer, index: number): Pointer
  _FPDF_ClosePage(page: Pointer): void
  _FPDF_GetPageWidthF(page: Pointer): number
  _FPDF_GetPageHeightF(page: Pointer): number
  _FPDFPage_CountObjects(page: Pointer): number
  _FPDFPage_GetObject(page: Pointer, index: number): Pointer
  _FPDFPageObj_GetType(object: Pointer): number
  _FPDFPageObj_GetBounds(object: Pointer, left: Pointer, bottom: Pointer, right: Pointer, top: Pointer): number
  _FPDFPageObj_GetMatrix(object: Pointer, matrix: Pointer): number
  _FPDFPageObj_CountMarks(object: Pointer): number
  _FPDFPageObj_GetMark(object: Pointer, index: number): Pointer
  _FPDFPageObjMark_GetParamBlobValue(
    mark: Pointer,
    key: Pointer,
    buffer: Pointer,
    size: number,
    written: Pointer,
  ): number
  _FPDFText_LoadPage(page: Pointer): Pointer
  _FPDFText_ClosePage(text: Pointer): void
  _FPDFText_CountChars(text: Pointer): number
  _FPDFText_GetUnicode(text: Pointer, index: number): number
  _FPDFText_IsGenerated(text: Pointer, index: number): number
  _FPDFText_HasUnicodeMapError(text: Pointer, index: number): number
  _FPDFText_IsHyphen(text: Pointer, index: number): number
  _FPDFText_GetTextObject(text: Pointer, index: number): Pointer
  _FPDFText_GetFontSize(text: Pointer, index: number): number
  _FPDFText_GetMatrix(text: Pointer, index: number, matrix: Pointer): number
  _FPDFText_GetCharOrigin(text: Pointer, index: number, x: Pointer, y: Pointer): number
  _FPDFText_GetCharBox(
    text: Pointer,
    index: number,
    left: Pointer,
    right: Pointer,
    bottom: Pointer,
    top: Pointer,
  ): number
  _FPDFText_GetLooseCharBox(text: Pointer, index: number, rectangle: Pointer): number
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, buffer: Pointer, stride: number): Pointer
  _FPDFBitmap_FillRect(bitmap: Pointer, left: number, top: number, width: number, height: number, colour: number): void
  _FPDFBitmap_Destroy(bitmap: Pointer): void
  _FPDF_RenderPageBitmap(
    bitmap: Pointer,
    page: Pointer,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void
}

/** One character as PDFium reports it, in points from the page's lower left corner. */
export type PdfCharacter = {
  /** U+FFFD where the font does not say which character its glyph is. */
  readonly unicode: number
  /** A soft hyphen that parts a word at the end of a line. */
  readonly hyphen: boolean
  readonly object: Pointer
  /** What the ink covers. */
  readonly ink: Box
  /** From the pen's place to its next one, as high as the font's lines. */
  readonly advance: Box
  readonly origin: Point
  /** Height of the em square on the page, in points. */
  readonly em: number
  /** Counter-clockwise, in radians. */
  readonly angle: number
}

export type Box = { readonly left: number; readonly right: number; readonly bottom: number; readonly top: number }

/**
 * Replacement text that the document gives for a run of objects (ISO 32000-1, 14.9.4), and where they stand. `origin` is the
 * largest one's: dots and marks are drawn off the baseline.
 */
export type ActualText = { readonly text: string; readonly box: Box; readonly origin: Point | undefined }

type Point = { readonly x: number; readonly y: number }

const FORMAT_ERROR = 3
const PASSWORD_ERROR = 4
const SECURITY_ERROR = 5
const TEXT_OBJECT = 1
const IMAGE_OBJECT = 3
const FORM_OBJECT = 5
const GRAY = 1
const RENDER_FLAGS = 0x01 // annotations, so that stamps and filled fields are read too

export class PdfDocument {
  readonly #pdfium: Exports
  readonly #document: Pointer
  readonly pages: number
  /** False when the table of contents of the file was damaged and had to be guessed. */
  readonly intact: boolean

  private constructor(pdfium: Exports, document: Pointer) {
    this.#pdfium = pdfium
    this.#document = document
    this.pages = pdfium._FPDF_GetPageCount(document)
    this.intact = pdfium._FPDF_DocumentHasValidCrossReferenceTable(document) !== 0
  }

  /** @throws DocumentRefused when it needs a password or is no PDF that can be opened. */
  static async open(bytes: Uint8Array): Promise<PdfDocument> {
    const pdfium = (await PDFiumModule({})) as unknown as Exports
    pdfium._FPDF_InitLibrary()
    // PDFium reads from this memory for as long as the document is open.
    const memory = pdfium.wasmExports.malloc(bytes.length)
    if (memory === 0) throw new DocumentRefused('document.too-much-memory')
    pdfium.HEAPU8.set(bytes, memory)
    const document = pdfium._FPDF_LoadMemDocument(memory, bytes.length, 0)
    if (document !== 0) return new PdfDocument(pdfium, document)
    const error = pdfium._FPDF_GetLastError()
    if (error === PASSWORD_ERROR || error === SECURITY_ERROR) throw new DocumentRefused('document.encrypted')
    if (error === FORMAT_ERROR && !hasEnd(bytes)) throw new DocumentRefused('document.truncated')
    throw new DocumentRefused('document.unreadable', { format: 'PDF' })
  }

  /** `undefined` when the page's own objects are damaged. `index` counts from 0. */
  openPage(index: number): PdfPage | undefined {
    const page = this.#pdfium._FPDF_LoadPage(this.#document, index)
    return page === 0 ? undefined : new PdfPage(this.#pdfium, page)
  }
}

/** The end-of-file mark of ISO 32000-1, 7.5.5, where readers look for it. */
export function hasEnd(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-2048).includes('%%EOF')
}

export class PdfPage {
  readonly #pdfium: Exports
  readonly #page: Pointer
  readonly #text: Pointer
  readonly #scratch: Pointer

  constructor(pdfium: Exports, page: Pointer) {
    this.#pdfium = pdfium
    this.#page = page
    this.#text = pdfium._FPDFText_LoadPage(page)
    this.#scratch = pdfium.wasmExports.malloc(SCRATCH)
  }

  [Symbol.dispose]() {
    this.#pdfium.wasmExports.free(this.#scratch)
    if (this.#text !== 0) this.#pdfium._FPDFText_ClosePage(this.#text)
    this.#pdfium._FPDF_ClosePage(this.#page)
  }

  /** In points. */
  get size(): { readonly width: number; readonly height: number } {
    return {
      width: this.#pdfium._FPDF_GetPageWidthF(this.#page),
      height: this.#pdfium._FPDF_GetPageHeightF(this.#page),
    }
  }

  get characterCount(): number {
    return this.#text === 0 ? 0 : Math.max(0, this.#pdfium._FPDFText_CountChars(this.#text))
  }

  /** In PDFium's order, without the line ends that it makes up. Spaces it makes up have no object and no width. */
  *characters(): Generator<PdfCharacter> {
    const pdfium = this.#pdfium
    const text = this.#text
    const at = this.#scratch
    const count = this.characterCount
    let view = new DataView(pdfium.HEAPU8.buffer, at, SCRATCH)
    // Size and direction are those of the whole text object. There are some thousand characters on a page.
    let sameObject: { readonly object: Pointer; readonly em: number; readonly angle: number } | undefined
    for (let i = 0; i < count; i++) {
      const object = pdfium._FPDFText_GetTextObject(text, i)
      const unicode = pdfium._FPDFText_GetUnicode(text, i)
      if (unicode !== 0x20 && (object === 0 || (unicode < 0x20 && pdfium._FPDFText_IsGenerated(text, i) === 1)))
        continue
      pdfium._FPDFText_GetCharBox(text, i, at, at + 8, at + 16, at + 24)
      pdfium._FPDFText_GetCharOrigin(text, i, at + 32, at + 40)
      pdfium._FPDFText_GetLooseCharBox(text, i, at + 48)
      const hasMatrix = sameObject?.object !== object && pdfium._FPDFText_GetMatrix(text, i, at + 64) !== 0
      // The memory moves when it grows.
      if (view.buffer !== pdfium.HEAPU8.buffer) view = new DataView(pdfium.HEAPU8.buffer, at, SCRATCH)
      if (sameObject?.object !== object) {
        const scale = hasMatrix ? Math.hypot(view.getFloat32(72, true), view.getFloat32(76, true)) : 1
        const angle = hasMatrix ? Math.atan2(view.getFloat32(68, true), view.getFloat32(64, true)) : 0
        sameObject = { object, em: pdfium._FPDFText_GetFontSize(text, i) * scale, angle }
      }
      const isKnown = object === 0 || pdfium._FPDFText_HasUnicodeMapError(text, i) !== 1
      yield {
        unicode: isKnown ? unicode : 0xfffd,
        hyphen: mayBeHyphen(unicode) && pdfium._FPDFText_IsHyphen(text, i) === 1,
        object,
        ink: {
          left: view.getFloat64(0, true),
          right: view.getFloat64(8, true),
          bottom: view.getFloat64(16, true),
          top: view.getFloat64(24, true),
        },
        // FS_RECTF is left, top, right, bottom.
        advance: {
          left: view.getFloat32(48, true),
          right: view.getFloat32(56, true),
          bottom: view.getFloat32(60, true),
          top: view.getFloat32(52, true),
        },
        origin: { x: view.getFloat64(32, true), y: view.getFloat64(40, true) },
        em: sameObject.em,
        angle: sameObject.angle,
      }
    }
  }

  /** For each text object that has one, its replacement text; objects of the same run share one value. */
  actualTexts(): Map<Pointer, ActualText> {
    const runs = new Map<
      Pointer,
      { text: string; box: Box; area: number; origin: Point | undefined; objects: Pointer[] } | undefined
    >()
    for (const object of this.#objects(TEXT_OBJECT)) {
      const marks = this.#pdfium._FPDFPageObj_CountMarks(object)
      for (let i = 0; i < marks; i++) {
        const mark = this.#pdfium._FPDFPageObj_GetMark(object, i)
        if (!runs.has(mark)) {
          const text = this.#stringOfMark(mark, 'ActualText')
          runs.set(
            mark,
            text === undefined ? undefined : { text, box: NOWHERE, area: -1, origin: undefined, objects: [] },
          )
        }
        const run = runs.get(mark)
        if (!run) continue
        const bounds = this.#bounds(object)
        const area = (bounds.right - bounds.left) * (bounds.top - bounds.bottom)
        run.box = around(run.box, bounds)
        if (area > run.area) Object.assign(run, { area, origin: this.#origin(object) })
        run.objects.push(object)
      }
    }
    const texts = new Map<Pointer, ActualText>()
    for (const run of runs.values()) for (const object of run?.objects ?? []) texts.set(object, run!)
    return texts
  }

  /** The place of each text object in the page's content; PDFium's own order of characters follows the lines it sees. */
  contentOrder(): Map<Pointer, number> {
    const order = new Map<Pointer, number>()
    for (const object of this.#objects(TEXT_OBJECT)) order.set(object, order.size)
    return order
  }

  /** There is something on the page that could be a picture of text. */
  get hasImages(): boolean {
    return !this.#objects(IMAGE_OBJECT).next().done || !this.#objects(FORM_OBJECT).next().done
  }

  /** Grey levels, one byte a pixel, white where the page is empty. `undefined` when there is no memory for it. */
  render(width: number, height: number): Uint8Array | undefined {
    const pdfium = this.#pdfium
    const buffer = pdfium.wasmExports.malloc(width * height)
    if (buffer === 0) return undefined
    const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, GRAY, buffer, width)
    try {
      pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
      pdfium._FPDF_RenderPageBitmap(bitmap, this.#page, 0, 0, width, height, 0, RENDER_FLAGS)
      return pdfium.HEAPU8.slice(buffer, buffer + width * height)
    } finally {
      pdfium._FPDFBitmap_Destroy(bitmap)
      pdfium.wasmExports.free(buffer)
    }
  }

  *#objects(type: number): Generator<Pointer> {
    const count = this.#pdfium._FPDFPage_CountObjects(this.#page)
    for (let i = 0; i < count; i++) {
      const object = this.#pdfium._FPDFPage_GetObject(this.#page, i)
      if (this.#pdfium._FPDFPageObj_GetType(object) === type) yield object
    }
  }

  #bounds(object: Pointer): Box {
    const at = this.#scratch
    if (this.#pdfium._FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12) === 0) return NOWHERE
    const view = new DataView(this.#pdfium.HEAPU8.buffer, at, 16)
    const [left, bottom, right, top] = [0, 4, 8, 12].map((offset) => view.getFloat32(offset, true)) as [
      number,
      number,
      number,
      number,
    ]
    return { left, bottom, right, top }
  }

  #origin(object: Pointer): Point | undefined {
    const at = this.#scratch
    if (this.#pdfium._FPDFPageObj_GetMatrix(object, at) === 0) return undefined
    const view = new DataView(this.#pdfium.HEAPU8.buffer, at, 24)
    return { x: view.getFloat32(16, true), y: view.getFloat32(20, true) }
  }

  #stringOfMark(mark: Pointer, key: string): string | undefined {
    const at = this.#scratch
    for (let i = 0; i <= key.length; i++) this.#pdfium.HEAPU8[at + i] = i < key.length ? key.charCodeAt(i) : 0
    const value = at + 64
    const room = SCRATCH - 64
    // Not GetParamStringValue: it takes every string for UTF-8, and these are UTF-16 or PDFDocEncoding.
    if (this.#pdfium._FPDFPageObjMark_GetParamBlobValue(mark, at, value, room, at + 32) === 0) return undefined
    const written = new DataView(this.#pdfium.HEAPU8.buffer, at + 32, 4).getUint32(0, true)
    return written > room ? undefined : textString(this.#pdfium.HEAPU8.subarray(value, value + written))
  }
}

/** Characters that part words, or PDFium's own mark for one that does. */
function mayBeHyphen(unicode: number): boolean {
  return unicode === 0x02 || unicode === 0x2d || unicode === 0xad || (unicode >= 0x2010 && unicode <= 0x2015)
}

/** Bytes for out parameters; replacement texts longer than what is left of it are not looked at. */
const SCRATCH = 4096

/** ISO 32000-2, 7.9.2.2: UTF-16BE or UTF-8 behind a byte order mark, else PDFDocEncoding, which Latin-1 stands for here. */
function textString(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const whole = bytes.subarray(2, bytes.length - (bytes.length % 2))
    return Buffer.from(whole).swap16().toString('utf16le').toWellFormed()
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes.subarray(3))
  return Buffer.from(bytes).toString('latin1')
}

const NOWHERE: Box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity }

function around(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
    top: Math.max(a.top, b.top),
  }
}
