import type { Impact } from './impact-block.tsx'

/** A change that stops something and leaves something, where every text that people write is `text`. */
export function anImpact(text: string): Impact {
  const title = { ar: text }
  return {
    readers: { before: 'members', after: 'officers' },
    lines: [
      { what: 'permits', before: 12, after: 1, examples: [{ kind: 'permit', id: 'pmt_aaaabbbbcccc', title }] },
      { what: 'records', before: 3, after: 3, examples: [] },
    ],
  }
}
