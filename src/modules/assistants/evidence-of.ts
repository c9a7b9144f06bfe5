import { languages } from '../../kernel/language.ts'
import { type DatasetFile, restatedIn } from '../datasets/index.ts'
import { type FoundPassage, headingsAbove, sliceSpan, stemsOf } from '../knowledge/index.ts'
import type { Evidence } from './answering/evidence.ts'

/** A passage that was found, as an answer is chosen from it. */
export function evidenceOf(found: FoundPassage): Evidence<FoundPassage> {
  const { source, file, page, passage, quotable } = found
  const scores = new Map(found.sentences.map(({ start, score }) => [start, score]))
  const headings = page.paragraphs
    .filter(({ kind, start, end }) => kind === 'heading' && start >= passage.start && end <= passage.end)
    .map((heading) => sliceSpan(page.text, heading))
  const restatedBy = restatedIn(file)
  const sentences = quotable.map((sentence) => {
    const text = sliceSpan(page.text, sentence)
    const paragraph = page.paragraphs.findIndex(({ start, end }) => start <= sentence.start && end >= sentence.end)
    const sources = restatedBy(text).map((restated) => restated.source)
    return { ...sentence, text, score: scores.get(sentence.start) ?? 0, paragraph, sources }
  })
  return {
    place: found,
    document: `${source.dataSet} ${file.path}`,
    provenance: source.provenance,
    headings: [...titlesOf(file), ...headingsAbove(page.outline, passage.end - 1), ...headings].flatMap((text) => [
      ...stemsOf(text),
    ]),
    sentences,
  }
}

/** In all its languages, since the question may be in another than the document. */
function titlesOf({ titles }: DatasetFile): string[] {
  return languages.flatMap((language) => titles?.[language] ?? [])
}
