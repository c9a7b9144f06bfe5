/** Articles, pronouns, prepositions, auxiliaries, what an apostrophe leaves, and the words that only ask. */
const list = `
a an the and or but nor so if then than as at by for from in into of on onto to with without within about above below between over under up down out off
through during before after against again while until i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
this that these those who whom whose which what when where why how is am are was were be been being do does did doing done have has had having
can could may might must shall should will would not no only own same such too very just also there here all any both each few more most other some
s t d ll m re ve don didn doesn isn aren wasn weren won wouldn couldn shouldn many much
`

const words = new Set(list.trim().split(/\s+/u))

/** Whether a folded word carries no subject of its own. */
export function isEnglishStopWord(word: string): boolean {
  return words.has(word)
}

/** The list, in order: it is part of what identifies an analysis. */
export const englishStopWords: readonly string[] = [...words].sort()
