import type { DatasetFile } from '../datasets/index.ts'

/**
 * The sources that a stretch of a file restates. Where the file says which of its sentences restate which source, those
 * whose sentences stand in the text; otherwise all that the file restates, since nothing tells them apart.
 */
export function restatedIn({ restates }: DatasetFile, text: string): DatasetFile['restates'] {
  if (!restates.some(({ sentences }) => sentences.length > 0)) return restates
  const stretch = evenly(text)
  return restates.filter(({ sentences }) => sentences.some((sentence) => stretch.includes(evenly(sentence))))
}

/** Line ends of a page are not those of whoever wrote the sentence down. */
function evenly(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
