/** Tables as text (RFC 4180), read and written. */
export { csvLine } from './csv-line.ts'
export { CsvError, type CsvRow, csvRows } from './csv-rows.ts'
