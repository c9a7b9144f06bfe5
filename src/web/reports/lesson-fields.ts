import type { Contest, LessonQuestion } from '../../modules/register/index.ts'

type ContestedAnswer = NonNullable<Contest['case']>['answer']

export const lessonLanguages = ['ar', 'ary', 'ary-Latn', 'fr', 'en'] as const

/** As much of the quotes as a field holds. */
const mostLines = 5
const mostOfLine = 1500

/** Between wordings of which one is enough. */
const either = '|'

/**
 * The fields of a lesson as the case fills them in: of a contested answer, what it quoted must never be shown again; of an
 * abstention, what stood nearby may be what it should have shown. Whoever settles the contest strikes out what is not so.
 */
export function lessonFields({ question, language, answer, abstained }: ContestedAnswer): Record<string, string> {
  const line = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, mostOfLine).toWellFormed()
  const lines = (quotes: ContestedAnswer['answer']['quotes']) =>
    [...new Set(quotes.slice(0, mostLines).map(({ text }) => line(text)))].join('\n')
  return {
    'lesson.question': question,
    'lesson.language': language,
    'lesson.expected': 'answer',
    'lesson.mustShow': abstained ? lines(answer.nearby) : '',
    'lesson.never': abstained ? '' : lines(answer.quotes),
  }
}

/** What the fields say, as the operation takes it; `written` is the text of a field. An abstention has nothing to show. */
export function lessonIn(written: (field: string) => string): Partial<Record<keyof LessonQuestion, unknown>> {
  const lines = (field: string) =>
    written(field)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  const expected = written('lesson.expected')
  const tokens = lines('lesson.mustShow').map((line) =>
    line
      .split(either)
      .map((wording) => wording.trim())
      .filter((wording) => wording !== ''),
  )
  return {
    question: written('lesson.question'),
    language: written('lesson.language'),
    expected,
    ...(expected === 'answer' && { mustShow: { tokens: tokens.filter((wordings) => wordings.length > 0) } }),
    never: lines('lesson.never'),
  }
}

/** The field that a part of a settlement's input came from. */
export function settlementField(path: string): string {
  const [first, second] = path.split('.')
  if (first === 'upheld') return 'decision'
  if (first === 'outcome') return second === undefined ? 'outcome.ar' : `outcome.${second}`
  if (first === 'lesson') return second === undefined ? 'decision' : `lesson.${second}`
  return first!
}
