/** Text that somebody wrote, in one line of Markdown that shows it as it stands. */
export function markdownText(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>|~#]/g, (sign) => `\\${sign}`)
}

/** A name with what is known of it: one item, and one under it for each paragraph after the first. */
export function markdownFact(name: string, values: readonly string[]): string {
  const [first = '', ...others] = values.map(markdownText)
  return [`- **${markdownText(name)}**: ${first}`, ...others.map((value) => `  - ${value}`)].join('\n')
}
