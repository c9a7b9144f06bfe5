import { interrogatives, plainText, type QuestionWord, stemsOf } from '../../knowledge/index.ts'

/**
 * The words of a question that an answer has to speak to. Left out are two kinds that no source holds and the analysis
 * does not know as empty: particles of one or two letters (the article before a figure, «د», "f"), and words that only
 * ask («بشحال»).
 */
export function weighedWords(question: string, words: readonly QuestionWord[]): QuestionWord[] {
  const plain = plainText(question)
  const asking = new Set(
    interrogatives.flatMap(({ pattern }) =>
      [...plain.matchAll(pattern)].flatMap(({ 0: whole, groups }) => {
        const thing = groups?.counted ?? groups?.role
        return stemsOf(thing === undefined ? whole : whole.slice(0, whole.lastIndexOf(thing)))
      }),
    ),
  )
  return words.filter(({ stem, isKnown }) => isKnown || !(/^\p{L}{1,2}$/u.test(stem) || asking.has(stem)))
}
