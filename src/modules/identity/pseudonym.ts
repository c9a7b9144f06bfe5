import { secretIdSchema } from '../../kernel/identifier.ts'

/** What a person is called in one sector: nobody can tell that two of different sectors are the same person. */
export const Pseudonym = secretIdSchema('sid')
