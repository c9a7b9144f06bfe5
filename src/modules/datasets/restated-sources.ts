import type { DatasetFile } from './file.ts'

/**
 * Tells which sources a stretch of a file restates. Where the file says which of its sentences restate which source, those
 * whose sentences stand in the text; otherwise all that the file restates, since nothing tells them apart.
 */
export function restatedIn({ restates }: Pick<DatasetFile, 'restates'>): (text: string) => DatasetFile['restates'] {
  if (!restates.some(({ sentences }) => sentences.length > 0)) return () => restates
  // Once a file and not once a sentence: a data set may list thousands.
  const listed = restates.map((restated) => ({ restated, sentences: restated.sentences.map(evenly) }))
  return (text) => {
    const stretch = evenly(text)
    return listed
      .filter(({ sentences }) => sentences.some((sentence) => stretch.includes(sentence)))
      .map(({ restated }) => restated)
  }
}

/** Line ends of a page are not those of whoever wrote the sentence down. */
function evenly(text: string): string {
  // Most are even already, and seeing that is cheaper than writing them again.
  return !/^ | $| {2}|[^\S ]/u.test(text) ? text : text.replace(/\s+/gu, ' ').trim()
}
