import { type Evidence, evidenceOf, hasArticle } from './language-evidence.ts'
import { arabicKind, frenchKind, type WordKind } from './word-kinds.ts'

export type Script = 'arabic' | 'latin' | 'mixed' | 'other'

/** Everything that is asked of a word, whatever page it stands in. */
export class WordForm {
  /** As it stands in the page. */
  readonly text: string
  /** Letters only: without vowel marks, tatweel and invisible controls. */
  readonly letters: string
  readonly script: Script
  readonly evidence: Evidence | undefined
  readonly hasArticle: boolean
  #kind: WordKind | undefined

  constructor(text: string, letters: string, script: Script) {
    this.text = text
    this.letters = letters
    this.script = script
    this.evidence = evidenceOf(letters, script)
    this.hasArticle = script === 'arabic' && hasArticle(letters)
  }

  /** What the lists of its script's language say. Only of use in a page of that language. */
  get kind(): WordKind {
    this.#kind ??= this.script === 'arabic' ? arabicKind(this.letters) : frenchKind(this.letters)
    return this.#kind
  }
}
