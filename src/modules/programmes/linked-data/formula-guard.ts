/** What a spreadsheet would read as a formula, or what stands so because of that. */
const formula = /^'*[=+\-@\t\r\n]/

/** A cell of text that no spreadsheet takes for a formula: an apostrophe goes before what begins like one. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The text that was guarded; of what was not, itself. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}
