/** The parts that are there: what a file does not say is left out of a proposal, and not undefined in it. */
export function saidParts(parts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined))
}
