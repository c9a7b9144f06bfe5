import type { Citation } from '../citation.ts'
import type { Language } from '../language.ts'

type Sentences = Readonly<Record<Language, string>>

/** From 1, the least, to 4. */
export const riskLevels = [1, 2, 3, 4] as const
export type RiskLevel = (typeof riskLevels)[number]

/**
 * What is asked before a system answers people, as data of a jurisdiction. The mechanics are those of Canada's
 * Algorithmic Impact Assessment: points of risk and points of mitigation, a level by the share of the risk that there
 * could be, duties by level. Questions, points, levels and duties are all stated here, and its digest covers them.
 */
export type RiskQuestionnaire = {
  /** `<pack>.<what it assesses>`. */
  readonly id: string
  readonly version: string
  readonly title: Sentences
  /** How far it can be relied on. */
  readonly note: Sentences
  readonly scoring: RiskScoring
  /** In the order in which they are asked. */
  readonly pages: readonly RiskPage[]
  readonly levels: readonly { readonly level: RiskLevel; readonly name: Sentences; readonly meaning: Sentences }[]
  readonly duties: readonly Duty[]
}

/** All in per cent, so that no level depends on how a fraction is rounded. */
export type RiskScoring = {
  /** A level ends where the share of the score in the raw maximum exceeds this; the last has no end. */
  readonly levelEnds: readonly [number, number, number]
  /** From this share of its maximum on, mitigation lowers the score. */
  readonly mitigationFrom: number
  /** By this share of itself. */
  readonly reduction: number
  readonly citation: Citation
}

export type RiskPage = {
  readonly id: string
  readonly title: Sentences
  readonly questions: readonly RiskQuestion[]
}

export type RiskQuestion = {
  /** Stays the same as long as the question means the same. */
  readonly id: string
  /** `information` is asked for others to depend on, and counts nothing. */
  readonly kind: 'risk' | 'mitigation' | 'information'
  readonly choose: 'one' | 'many'
  readonly sentence: Sentences
  /** How to find the answer. */
  readonly help?: Sentences
  readonly citation: Citation
  /** Asked only where each of these holds. Absent: always. */
  readonly askedIf?: readonly { readonly question: string; readonly anyOf: readonly string[] }[]
  readonly options: readonly RiskOption[]
}

export type RiskOption = {
  readonly code: string
  /** Of what the question counts. */
  readonly points: number
  readonly sentence: Sentences
  /** Chosen beside no other: "none of these". */
  readonly alone?: true
}

/**
 * What a level asks for.
 *
 * - `evaluation`: a passing result in date of a plan whose `duty` is this id. What is missing keeps a system from answering.
 * - `declaration`: the fields of the entry that it names are filled in.
 * - `practice`: people do it. Nothing here measures it; the entry says that it is due.
 */
export type Duty = {
  readonly id: string
  readonly kind: 'evaluation' | 'declaration' | 'practice'
  /** The levels that ask for it: from the first to the last, both counted. */
  readonly from: RiskLevel
  readonly to: RiskLevel
  readonly name: Sentences
  readonly sentence: Sentences
  /** Of a declaration: fields as the entry names them. Empty for the others. */
  readonly fields: readonly string[]
  /** Of an evaluation: the least that a plan has to ask for; a weaker one does not meet the duty, whatever came of it. */
  readonly bar?: DutyBar
  readonly citation: Citation
}

/** So many items at least, and each of these criteria over all items, or a stricter one. Shares are from 0 to 1. */
export type DutyBar = {
  readonly items: number
  readonly criteria: readonly {
    readonly metric: string
    readonly comparator: 'at-least' | 'at-most'
    readonly threshold: number
  }[]
}

/** Codes of options by question: one, or those of a question with many. An empty list answers nothing. */
export type RiskAnswers = Readonly<Record<string, string | readonly string[]>>
