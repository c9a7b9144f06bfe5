import { Random } from '../random.ts'
import type { Question } from './plain-loop.ts'

const languages = ['ar', 'ar', 'ar', 'fr', 'fr', 'ary', 'en']
const choices = ['un', 'dix', 'six'].map((text, i) => ({ label: 'ABC'[i]!, text }))
const listed = choices.map(({ label, text }) => `${label}. ${text}`).join('\n')
const subjects = ['droit', 'histoire', 'sciences', 'langue', 'calcul']
/** One of so many items stands in a slice that few do. */
const rarely = 1_000

/** The header of the test that `examination` has the items of. */
export const header = `
slug: bench
kind: multiple-choice
names: { fr: Examen }
description: { fr: Des questions à choix }
licence: CC0-1.0
source: bench
scorers: [{ name: choice }]
`

/** So many questions with lettered choices as JSON lines, and the same for a plain loop. The same count gives the same. */
export function examination(count: number): { readonly items: string; readonly questions: readonly Question[] } {
  const random = new Random(5)
  const lines: string[] = []
  const questions: Question[] = []
  for (let i = 0; i < count; i++) {
    const right = random.of(choices).label
    const question = `Le ${i} ?`
    lines.push(
      JSON.stringify({
        id: `q${i}`,
        language: random.of(languages),
        slices: [random.of(subjects), ...(random.whole(1, rarely) === 1 ? ['rare'] : [])],
        input: { question, choices },
        target: { label: right },
      }),
    )
    questions.push({
      prompt: `${question}\n\n${listed}\n\nRépondez par la seule lettre du bon choix.`,
      right,
    })
  }
  return { items: lines.join('\n'), questions }
}
