import { inLanguage, type Language } from '../../../kernel/language.ts'
import { type QuestionWord, stemsOf } from '../../knowledge/index.ts'
import { answerFrom } from '../answering/answer.ts'
import { saysNothing } from '../answering/candidates.ts'
import type { Evidence } from '../answering/evidence.ts'
import { readQuestion } from '../answering/question.ts'
import type { Settings } from '../answering/settings.ts'
import { checkable, suits } from '../answering/suits.ts'
import { weighedWords } from '../answering/weighed-words.ts'
import { areForms } from '../answering/word-forms.ts'
import { isNegated, questionParts } from './question-parts.ts'
import { type Statement, stretchKey } from './statement.ts'

export type ChosenStatement = {
  readonly statement: Statement
  /** Share of the question that it supports, 0 to 1. */
  readonly support: number
}

export type AskedOfRecords = {
  readonly text: string
  readonly masked: boolean
  readonly language: Language
  readonly words: readonly QuestionWord[]
}

const none = { chosen: [], differ: false }

/**
 * The statements of records that answer a question, or none. Stricter than with documents, since what is compared with the
 * question are our words and not those that are quoted: every word of the question must be covered.
 */
export function chooseStatements(
  asked: AskedOfRecords,
  statements: readonly Statement[],
  settings: Settings,
): { readonly chosen: readonly ChosenStatement[]; readonly differ: boolean } {
  if (isNegated(asked.text)) return none
  const words = weighedWords(asked.text, asked.words.map(asKnown))
  const parts = questionParts(asked.text).map((text) => ({ text, words: wordsIn(text, words) }))
  const told = parts.filter((part) => part.words.length > 0)
  if (told.length === 0) return none

  const chosen: ChosenStatement[] = []
  for (const part of told) {
    const among = statements.filter((statement) => chosen.length === 0 || isParallel(statement, chosen))
    const best = bestFor({ ...asked, ...part }, words, aboutThat(part, among), settings)
    if (best.length === 0 || differentStretches(best) > mostStretches) return none
    chosen.push(...best)
  }
  const accounts = otherAccounts(chosen, statements)
  if (chosen.length + accounts.length > mostAccounts) return none
  const all = [...new Map([...chosen, ...accounts].map((one) => [one.statement, one])).values()]
  return { chosen: all, differ: differentStretches(all) > differentStretches(chosen) || areAccounts(chosen) }
}

/** More that fit equally well: the question does not tell them apart. */
const mostStretches = 3
/** Accounts of one thing; to leave one out would take sides. */
const mostAccounts = 12
/** Support that counts as equal, as share of the best. */
const level = 0.95

/** «ax», "UN": with documents such a short word may be a particle; here each must be covered. */
function asKnown(word: QuestionWord): QuestionWord {
  return /^\p{L}{2}$/u.test(word.stem) ? { ...word, isKnown: true } : word
}

/** Of a question for a place, what says where; of one that only names a record, what says what that is. */
function aboutThat(
  { text, words }: { readonly text: string; readonly words: readonly QuestionWord[] },
  statements: readonly Statement[],
): readonly Statement[] {
  if (asksWhere.test(text)) return statements.filter((statement) => isOnOneOf(placing, statement))
  const named = statements.filter((statement) => words.every((word) => stands(word, statement.about)))
  return named.length > 0 ? named.filter((statement) => isOnOneOf(telling, statement)) : statements
}

const asksWhere = /(?<!\p{L})(?:where|où|[وف]?أين|[وف]?اين|[وف]?فين|fin|fayn)(?!\p{L})/iu
const placing = new Set(['place', 'region', 'country'])
const telling = new Set(['aim', 'description', 'offer', 'purpose', 'role', 'statement', 'subject', 'work'])

function isOnOneOf(fields: ReadonlySet<string>, { values }: Statement): boolean {
  return values.some(({ field }) => fields.has(field))
}

/** Words of the question that stand in a part of it, by whichever language the part alone is taken for. */
function wordsIn(part: string, words: readonly QuestionWord[]): QuestionWord[] {
  const stems = new Set([...stemsOf(part), ...stemsOf(part, 'fr'), ...stemsOf(part, 'en')])
  return words.filter(({ stem }) => stems.has(stem))
}

/** Statements that cover every word of a part, those that support it best. */
function bestFor(
  part: AskedOfRecords,
  words: readonly QuestionWord[],
  statements: readonly Statement[],
  settings: Settings,
): ChosenStatement[] {
  const question = readQuestion(part.text, part.masked)
  const fitting = statements.flatMap((statement): ChosenStatement[] => {
    if (!part.words.every((word) => isCovered(word, statement))) return []
    const quoted = statement.stretches.map(({ text }) => text).join(' ')
    if (saysNothing(quoted)) return []
    const lacks = question.wanted.some((wanted) => checkable.has(wanted) && suits(question, wanted, quoted, []) === 0)
    if (lacks) return []
    // What the other parts ask of the same thing («what does the network offer») speaks for it here too.
    const judged = words.filter((word) => part.words.includes(word) || isCovered(word, statement))
    const { quotes } = answerFrom(
      { ...part, words: judged, likelihood: null },
      [evidenceOf(statement, part.language)],
      settings,
    )
    return quotes.map(({ support }) => ({ statement, support }))
  })
  const best = Math.max(...fitting.map(({ support }) => support))
  return fitting.filter(({ support }) => support >= level * best)
}

function isCovered(word: QuestionWord, { says, about }: Statement): boolean {
  return stands(word, says) || stands(word, about)
}

function stands({ stem }: QuestionWord, stems: ReadonlySet<string>): boolean {
  return stems.has(stem) || [...stems].some((other) => areForms(stem, other))
}

/** A statement as the chooser of documents judges it: the record's words, under what the record is. */
function evidenceOf(statement: Statement, language: Language): Evidence<Statement> {
  const { record, values, says, about, stretches } = statement
  const said = new Set([record.title, ...values.map(({ text }) => text)].map((text) => inLanguage(text, language).text))
  const text = `${[...said].map((one) => one.replace(/\.$/u, '')).join('، ')}.`
  return {
    place: statement,
    document: record.slug,
    provenance: stretches[0]!.provenance,
    headings: [...about],
    sentences: [{ start: 0, end: text.length, text, stems: [...says], score: 0, paragraph: 0, sources: [] }],
  }
}

/** Of the same kind and on the same field as one that was chosen. */
function isParallel({ record, values }: Statement, chosen: readonly ChosenStatement[]): boolean {
  return chosen.some(
    ({ statement }) =>
      statement.record.kind === record.kind &&
      values.some(({ field }) => statement.values.some((other) => other.field === field)),
  )
}

function differentStretches(chosen: readonly ChosenStatement[]): number {
  return new Set(chosen.map(({ statement }) => statement.stretches.map(stretchKey).join('\n'))).size
}

/** Statements that give another account of what a chosen one says. */
function otherAccounts(chosen: readonly ChosenStatement[], statements: readonly Statement[]): ChosenStatement[] {
  return chosen.flatMap(({ statement, support }) =>
    statements
      .filter((other) => other !== statement && accountsOfOne(statement, other))
      .map((other) => ({ statement: other, support })),
  )
}

function areAccounts(chosen: readonly ChosenStatement[]): boolean {
  return chosen.some(({ statement }, i) =>
    chosen.slice(i + 1).some(({ statement: other }) => accountsOfOne(statement, other)),
  )
}

function accountsOfOne(one: Statement, other: Statement): boolean {
  if (one.record.slug !== other.record.slug) return false
  return one.values.some(
    (value) => value.isAccount && other.values.some(({ field, isAccount }) => isAccount && field === value.field),
  )
}
