import type { Kysely } from 'kysely'

/**
 * The database before a module has said which tables are its own. A module names them (`Kysely<DatasetTables>`), and a
 * query on another module's table does not compile.
 */
// biome-ignore lint/suspicious/noExplicitAny: the one place where a database is open to every table, to be narrowed at once
export type Database = Kysely<any>

/** The same connection or transaction, seen as another module's. For calling that module's front door. */
export function viewOf<Tables>(db: Database): Kysely<Tables> {
  return db
}
