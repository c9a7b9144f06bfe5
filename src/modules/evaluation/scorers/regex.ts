import { z } from 'zod'
import { type LinearPattern, linearPattern } from './linear-pattern.ts'
import { scorer } from './scorer.ts'

const Settings = z
  .strictObject({ pattern: z.string().min(1).max(500), ignoreCase: z.boolean().default(false) })
  .transform((settings, { issues }) => {
    const compiled = compile(settings)
    if (compiled instanceof SyntaxError) {
      issues.push({ code: 'custom', message: compiled.message, input: settings, path: ['pattern'] })
      return z.NEVER
    }
    return compiled
  })

function compile({ pattern, ignoreCase }: { pattern: string; ignoreCase: boolean }): LinearPattern | SyntaxError {
  try {
    return linearPattern(pattern, { ignoreCase })
  } catch (error) {
    if (error instanceof SyntaxError) return error
    throw error
  }
}

/** The pattern is found in the text. `^` and `$` stand for its whole beginning and end. */
export const regex = scorer({
  name: 'regex',
  settings: Settings,
  metrics: () => ({ regex: { kind: 'share' } }),
  score: ({ output }, pattern) => ({ regex: pattern.test(output.text) ? 1 : 0 }),
})
