import { z } from 'zod'
import type { Item } from '../item.ts'

/** A question of the EXAMS collection (Hardalov et al. 2020) as the benchmark folder keeps it, one JSON object a line. */
const Exam = z.object({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/),
  lang: z.string().regex(/^[a-z]{2,3}$/),
  subject: z.string().min(1),
  grade: z.int(),
  question: z.string().min(1).max(20_000),
  choices: z
    .array(z.object({ label: z.string().min(1).max(10), text: z.string().min(1).max(20_000) }))
    .min(2)
    .max(30),
  answer: z.string().min(1),
})

/**
 * School examinations as items of a multiple-choice test, by subject and grade. Lines that are not questions are refused with
 * their number, counted from 1; empty lines are left out. @throws SyntaxError
 */
export function itemsFromExams(lines: Iterable<string>): Item[] {
  const items: Item[] = []
  let number = 0
  for (const line of lines) {
    number++
    if (line.trim() === '') continue
    const exam = Exam.safeParse(jsonOf(line))
    if (!exam.success)
      throw new SyntaxError(`line ${number} is not an examination question: ${exam.error.issues[0]?.path.join('.')}`)
    const { id, lang, subject, grade, question, choices, answer } = exam.data
    if (!choices.some(({ label }) => label === answer)) throw new SyntaxError(`line ${number} has no choice ${answer}`)
    items.push({
      id,
      language: lang,
      slices: [`subject-${slug(subject)}`, `grade-${grade}`],
      input: { question, choices: choices.map(({ label, text }) => ({ label, text })) },
      target: { label: answer },
    })
  }
  return items
}

function slug(subject: string): string {
  return subject
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
