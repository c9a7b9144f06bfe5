import type { Language } from '../../../kernel/language.ts'
import type { DocumentPrinter } from '../../../kernel/ports/document-printer.ts'
import { printerBusy } from '../problems.ts'
import { atrs } from './atrs.ts'
import { cndpDossier } from './cndp-dossier.ts'
import { cyclonedx } from './cyclonedx.ts'
import { euSummary } from './eu-summary.ts'
import { modelCard } from './model-card.ts'
import { nlRegister } from './nl-register.ts'
import { printedEntry } from './printed-entry.ts'
import type { ExportSubject } from './subject.ts'

/** Forms that an entry leaves the register in, each made of the same record. */
export const exportFormats = [
  'nl-json',
  'atrs',
  'model-card',
  'cyclonedx',
  'eu-summary',
  'cndp-dossier',
  'pdf-ar',
  'pdf-fr',
] as const
export type ExportFormat = (typeof exportFormats)[number]

type Exporter = {
  readonly mediaType: string
  readonly extension: string
  /** Spoken by the format itself; that of the caller where it says none. */
  readonly language?: Language
  write(subject: ExportSubject, printer: DocumentPrinter): Promise<Uint8Array> | Uint8Array
}

export const exporters: Readonly<Record<ExportFormat, Exporter>> = {
  'nl-json': json('application/json', 'nl.json', nlRegister),
  atrs: json('application/json', 'atrs.json', atrs),
  'model-card': text(modelCard, 'card.md'),
  cyclonedx: json('application/vnd.cyclonedx+json; version=1.6', 'cdx.json', cyclonedx),
  'eu-summary': json('application/json', 'eu.json', euSummary),
  'cndp-dossier': text(cndpDossier, 'cndp.md'),
  'pdf-ar': pdf('ar'),
  'pdf-fr': pdf('fr'),
}

function json(mediaType: string, extension: string, write: (subject: ExportSubject) => object): Exporter {
  return { mediaType, extension, write: (subject) => bytesOf(`${JSON.stringify(write(subject), null, 2)}\n`) }
}

function text(write: (subject: ExportSubject) => string, extension: string): Exporter {
  return { mediaType: 'text/markdown; charset=utf-8', extension, write: (subject) => bytesOf(write(subject)) }
}

function pdf(language: 'ar' | 'fr'): Exporter {
  return {
    mediaType: 'application/pdf',
    extension: `${language}.pdf`,
    language,
    async write(subject, printer) {
      const printed = await printer.print(printedEntry(subject))
      if (printed === 'busy') throw printerBusy({})
      return printed
    },
  }
}

function bytesOf(written: string): Uint8Array {
  return new TextEncoder().encode(written.toWellFormed())
}
