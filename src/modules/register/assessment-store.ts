import type { Kysely } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { RegisterTables } from './tables.ts'

export async function insertAssessment(
  db: Kysely<RegisterTables>,
  assessment: {
    readonly id: string
    readonly system: string
    readonly questionnaire: string
    readonly answers: Readonly<Record<string, readonly string[]>>
    readonly digest: string
    readonly raw: number
    readonly mitigation: number
    readonly score: number
    readonly level: number
    readonly grounds: Multilingual
    readonly at: Date
    readonly by: string
  },
): Promise<void> {
  const { system, answers, grounds, ...other } = assessment
  await db
    .insertInto('register.assessment')
    .values({ ...other, system_id: system, answers: JSON.stringify(answers), grounds: JSON.stringify(grounds) })
    .execute()
}
