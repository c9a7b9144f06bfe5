import type { EvidenceSentence } from './evidence.ts'

/** A longer quote, in code points, is not read. */
const longestWindow = 700

/**
 * What is quoted for a sentence: itself, with a neighbour only where it cannot be understood alone: the one before when
 * it speaks of something named there, the one after when it announces it. A neighbour that restates other sources is
 * not drawn in, since a quote would then name sources for words that are not theirs.
 */
export function quoteWindow(sentences: readonly EvidenceSentence[], place: number): EvidenceSentence {
  const sentence = sentences[place]!
  const joins = (other: EvidenceSentence | undefined): other is EvidenceSentence =>
    other !== undefined &&
    other.sources.join(' ') === sentence.sources.join(' ') &&
    Math.max(other.end, sentence.end) - Math.min(other.start, sentence.start) <= longestWindow

  const before = sentences[place - 1]
  if (joins(before) && before.paragraph === sentence.paragraph && refersBack(sentence.text)) {
    return together(before, sentence)
  }
  const after = sentences[place + 1]
  return joins(after) && /[:：]$/u.test(sentence.text) ? together(sentence, after) : sentence
}

function together(one: EvidenceSentence, other: EvidenceSentence): EvidenceSentence {
  const stems = [...one.stems, ...other.stems]
  return { ...one, end: other.end, text: `${one.text} ${other.text}`, stems }
}

const opensInArabic = /^[^\p{L}]*(?:[وف]?(?:هو|هي|هم|كما|كذلك|بذلك|لذلك)|\p{L}{2,}(?:ها|هم|هما))(?!\p{L})/u
/** «تدخل فيها», «وتم خلال هذا الحدث»: the pronoun comes soon; «وفي هذا السياق» says nothing. */
const soonInArabic =
  /^(?:[^\p{L}]*\p{L}+){0,3}[^\p{L}]*(?:(?:فيه|فيها|فيهم|منه|منها|منهم|به|بها|بهم|له|لها|لهم|عنه|عنها|عليه|عليها|إليه|إليها)(?!\p{L})|(?:هذا|هذه|ذلك|تلك|هؤلاء)\s+(?!السياق|الإطار|الصدد))/u
const opensInLatin =
  /^[^\p{L}]*(?:il|elle|ils|elles|celui-ci|celle-ci|ceux-ci|ce|cette|ces|cela|it|they|he|she|this|these|those|its|their|his|her)(?!\p{L})/iu
const soonInFrench = /(?<!\p{L})y\s+(?:a|ont|est|sont|était|étaient)(?!\p{L})/u

function refersBack(text: string): boolean {
  return opensInArabic.test(text) || soonInArabic.test(text) || opensInLatin.test(text) || soonInFrench.test(text)
}
