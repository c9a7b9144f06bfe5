import type { ImportedRecord, UnreadRecord } from './imported-record.ts'
import { largestFile } from './imported-record.ts'
import { fileNotText, fileTooLarge } from './problems.ts'
import { readLinkedData } from './read-linked-data.ts'
import { readTable } from './read-table.ts'

/**
 * The records of a file: JSON-LD as this platform writes it, or a table (CSV) with its columns. Which of the two shows in
 * how it begins. Nothing that the file names is fetched.
 *
 * @throws Problem for a file that cannot be read as a whole. What is wrong with one record is answered in its place.
 */
export function readRecordsFile(bytes: Uint8Array): (ImportedRecord | UnreadRecord)[] {
  if (bytes.length > largestFile) throw fileTooLarge({ mebibytes: largestFile / 2 ** 20 })
  const text = textOf(bytes)
  return /^\s*[{[]/.test(text) ? readLinkedData(text) : readTable(text)
}

function textOf(bytes: Uint8Array): string {
  let text: string
  try {
    // Takes away a byte order mark.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw fileNotText({})
  }
  // A NUL is what spreadsheets and programs have, and no text.
  if (text.includes('\0')) throw fileNotText({})
  return text
}
