/** The public register: solutions and their systems, what they were approved by, and whether they may answer now. */
export { migrations } from './migrations/index.ts'
export type { RegisterTables } from './tables.ts'
export const operations = [] as const
