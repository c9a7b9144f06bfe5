import { type Kysely, sql } from 'kysely'

export const name = '0002-declare-kinds'

/** The fields of each kind: those that need a citation, then those that are ours. As `kinds.ts` declared them then. */
const declared: Readonly<Record<string, readonly [cited: string, ours: string]>> = {
  axis: ['name description', ''],
  programme: ['name description aim launchedOn place leader partner budget targets text', 'sort axis sector'],
  institute: [
    'name role place stage status launchedOn openedOn purpose infrastructure partner budget programme',
    'region axis sector',
  ],
  laboratory: ['name launchedOn place work role partner agreement programme budget result', 'axis sector'],
  agreement: [
    'partner party event status nature subject promise promisedBy due amount terms outcome result count',
    'evidence region axis sector',
  ],
  recommendation: ['statement event', 'offer axis sector'],
  event: ['name startsOn endsOn place organiser figure result', 'region axis sector'],
  organisation: ['name description country', 'region sort axis sector'],
  space: ['offer', 'name audience'],
  indicator: ['declared statement declaredFor baseline target targetOn', 'name derivation unit frequency axis sector'],
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [kind, [cited, ours]] of Object.entries(declared)) {
    await sql`
      insert into programmes.field (kind, name, cited)
      select ${kind}, name, true from unnest(${cited.split(' ')}::text[]) as name
      union all
      select ${kind}, name, false from unnest(${ours.split(' ')}::text[]) as name where name <> ''`.execute(db)
  }
}
