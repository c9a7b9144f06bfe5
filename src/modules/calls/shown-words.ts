import { z } from 'zod'
import { languages, type Multilingual } from '../../kernel/language.ts'
import type { PersonalDataMask } from '../../kernel/ports/personal-data.ts'
import { inputInvalid } from '../../kernel/problems.ts'
import { saysSomething } from '../../kernel/shown-text.ts'
import { maskedWords } from '../../kernel/shown-words.ts'
import { ShownText } from '../datasets/index.ts'

/** Words for everybody, in at least one language, none of them blank or longer than `maximum` characters, or than any text may be. */
export function shownWords(maximum = Number.POSITIVE_INFINITY) {
  return ShownText.superRefine((words, context) => {
    for (const language of languages) {
      const text = words[language]
      if (text === undefined) continue
      if (!saysSomething(text)) {
        context.addIssue({ code: 'too_small', origin: 'string', minimum: 1, path: [language], input: text })
      }
      if (text.length > maximum) {
        context.addIssue({ code: 'too_big', origin: 'string', maximum, path: [language], input: text })
      }
    }
  })
}

/**
 * An input without what identifies a person in those of its fields that are words. What was left out stays left out.
 *
 * @throws Problem `request.invalid` when the marks in the place of what was covered make a field too long.
 */
export function masked<Input extends object>(
  personalData: PersonalDataMask,
  input: Input,
  words: Readonly<Partial<Record<keyof Input, z.ZodType>>>,
): Input {
  const covered = { ...input }
  for (const field of Object.keys(words) as (keyof Input)[]) {
    const said = input[field] as Multilingual | null | undefined
    if (said) covered[field] = maskedWords(personalData, said, Number.POSITIVE_INFINITY) as Input[typeof field]
  }
  const checked = z
    .looseObject(words as z.ZodRawShape)
    .partial()
    .safeParse(covered)
  if (!checked.success) throw inputInvalid(checked.error)
  return covered
}
