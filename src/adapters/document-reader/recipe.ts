/** The name of everything that decides a document's text: our rules' version, the engine's and its settings. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { DocumentMediaType } from '../../kernel/ports/document-reader.ts'
import { PART_LENGTH } from './limits.ts'
import { DOCX, EML, MEDIA_TYPES, ODT, PPTX, XLSX } from './media-type.ts'
import { RECOGNITION_SETTINGS } from './text-recognition.ts'

/** Raise it whenever a change here gives some document another text or other spans. */
const RULES = 2

export function recipeOf(mediaType: DocumentMediaType): string {
  const parts = `parts ${PART_LENGTH}`
  switch (mediaType) {
    case 'application/pdf':
      return `jazari-pdf/${RULES} pdfium ${version('@hyzyla/pdfium')}; tesseract.js ${version('tesseract.js')} ${RECOGNITION_SETTINGS}`
    case 'text/html':
      return `jazari-html/${RULES} parse5 ${version('parse5')}; ${parts}`
    case 'text/markdown':
      return `jazari-markdown/${RULES}; ${parts}`
    case DOCX:
      return `jazari-docx/${RULES} mammoth ${version('mammoth')} parse5 ${version('parse5')}; ${parts}`
    case XLSX:
      return `jazari-xlsx/${RULES} saxes ${version('saxes')} numfmt ${version('numfmt')}; ${parts}`
    case PPTX:
      return `jazari-pptx/${RULES} saxes ${version('saxes')}`
    case ODT:
      return `jazari-odt/${RULES} saxes ${version('saxes')}; ${parts}`
    case EML:
      return `jazari-eml/${RULES} parse5 ${version('parse5')}; ${parts}`
    default:
      return `jazari-text/${RULES}; ${parts}`
  }
}

/** One name for all recipes: it changes whenever one of them does. */
export function revisionOfRecipes(): string {
  const recipes = MEDIA_TYPES.map(recipeOf).join('\n')
  return createHash('sha256').update(recipes).digest('hex').slice(0, 16)
}

function version(name: string): string {
  // Read as a file: not every package exports its own description.
  const description = new URL(`../../../node_modules/${name}/package.json`, import.meta.url)
  return (JSON.parse(readFileSync(description, 'utf8')) as { version: string }).version
}
