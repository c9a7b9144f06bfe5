import type { Kysely } from 'kysely'

/** One step forward of a module's schema. There is no step back: a mistake is mended by the next migration. */
export type Migration = {
  /** Its place in the module's order and what it does: `0001-create-dataset`. Never renamed once released. */
  readonly name: string
  /** Runs in a transaction of its own, once. Creates the module's schema when it is the first. */
  up(db: Kysely<unknown>): Promise<void>
}

/** The migrations of one module, oldest first. */
export type ModuleMigrations = { readonly module: string; readonly migrations: readonly Migration[] }
