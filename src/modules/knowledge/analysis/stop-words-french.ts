import { foldLatin } from './fold-latin.ts'

/** Articles, pronouns, prepositions, auxiliaries, what elision leaves, and the words that only ask. */
const list = `
l d j m t s c n qu jusqu lorsqu puisqu quoiqu presqu
le la les un une des du de au aux et ou ni mais or donc car que qui quoi dont où si comme lorsque puisque quand tandis afin ainsi alors aussi
je tu il elle on nous vous ils elles me te se moi toi soi lui leur leurs eux en y ce cet cette ces ceci cela ça celui celle ceux celles
mon ma mes ton ta tes son sa ses notre nos votre vos à dans par pour sur avec sans sous entre vers chez contre depuis pendant avant après dès lors
selon parmi malgré hors jusque ne pas plus moins très trop peu bien non oui tout toute tous toutes même mêmes autre autres chaque quelque quelques
aucun aucune tel telle tels telles être suis es est sommes êtes sont été étant étais était étions étiez étaient sera serai seras serez serons seront serait
soit soient fut furent avoir ai as a avons avez ont eu ayant avais avait avions aviez avaient aura aurai auras aurez aurons auront aurait ait aient
fait faire font peut peux peuvent pouvoir puis dois doit doivent faut vais va vont aller
quel quelle quels quelles lequel laquelle lesquels lesquelles duquel auquel combien comment pourquoi est-ce quoi là ici cependant encore déjà
`

const words = new Set(list.trim().split(/\s+/u).map(foldLatin))

/** Whether a folded word carries no subject of its own. */
export function isFrenchStopWord(word: string): boolean {
  return words.has(word)
}

/** The folded list, in order: it is part of what identifies an analysis. */
export const frenchStopWords: readonly string[] = [...words].sort()
