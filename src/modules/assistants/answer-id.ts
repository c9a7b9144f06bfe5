import { secretIdSchema } from '../../kernel/identifier.ts'

/** Who has it may read the answer: nobody can guess it. Its receipt has the same. */
export const answerIdPrefix = 'rc'
export const AnswerId = secretIdSchema(answerIdPrefix)
