import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Multilingual } from '../../../kernel/language.ts'
import { kinds } from '../kinds.ts'
import type { ProgrammeTables } from '../tables.ts'

/** One title of a record in force. */
export type TitleOfRecord = {
  readonly id: string
  readonly slug: string
  readonly kind: string
  readonly texts: Multilingual
}

/** Titles are many and a passage is short: what is read is bounded whatever the passage says. */
const mostTitles = 500

/** Letters and marks that are read as another, by that other: as SQL's `translate` takes them, one for one. */
const spellings: Readonly<Record<string, string>> = {
  ...{ ا: 'أإآٱ', ي: 'ىئ', و: 'ؤ', ه: 'ة' },
  ...{ a: 'àâäÀÂÄ', c: 'çÇ', e: 'éèêëÉÈÊË', i: 'îïÎÏ', o: 'ôöÔÖ', u: 'ùûüÙÛÜ' },
  ' ': `.,;:()[]«»“”"'’-–—/_!?؟،؛&`,
}
const from = Object.values(spellings).join('')
const to = Object.entries(spellings)
  .map(([letter, others]) => letter.repeat(others.length))
  .join('')

/**
 * Titles of published records of some kinds, all of whose words stand in a text, more or less as written: which of them
 * are names in it, the caller finds out. `words` are those of `wordsOf`.
 */
export async function titlesWithin(
  db: Kysely<ProgrammeTables>,
  of: readonly string[],
  words: readonly string[],
): Promise<TitleOfRecord[]> {
  if (of.length === 0 || words.length === 0) return []
  const titles = kinds.filter(({ kind }) => of.includes(kind))
  const list = [...words]
  const { rows } = await sql<TitleOfRecord>`
    select record.id, record.slug, record.kind, value.texts
    from unnest(${titles.map(({ kind }) => kind)}::text[], ${titles.map(({ title }) => title)}::text[])
      as title (kind, field)
    join programmes.record record on record.kind = title.kind and record.state = 'published'
    join programmes.value value
      on value.record_id = record.id and value.revision = record.revision and value.field = title.field
    where exists (
      select from jsonb_each_text(value.texts) as said (language, name)
      -- The first word alone rules most titles out, and is read in a tenth of the time.
      where case when ${folded(sql`split_part(said.name, ' ', 1)`)} && ${list}::text[]
        then ${folded(sql`said.name`)} <@ ${list}::text[] end)
    order by record.id, value.place
    limit ${mostTitles}`.execute(db)
  return rows
}

/** The words of a name as `wordsOf` has those of a text. */
function folded(name: RawBuilder<unknown>): RawBuilder<string[]> {
  return sql<string[]>`array_remove(string_to_array(lower(translate(${name}, ${from}, ${to})), ' '), '')`
}

/** The words of a text as titles are compared with them: with what Arabic writes before a word, and without. */
export function wordsOf(text: string): string[] {
  const unmarked = text.replace(/[\u064b-\u0652\u0640]/g, '')
  const plain = Array.from(unmarked, (letter) => to[from.indexOf(letter)] ?? letter).join('')
  const words = plain.toLowerCase().split(/\s+/u).filter(Boolean)
  return [...new Set(words.flatMap(variants))]
}

/** «وبالوزارة» may be the name's «الوزارة» or «وزارة». */
function variants(word: string): string[] {
  const stripped = ['و', 'ف', 'ب', 'ل', 'ك', 'ال', 'وال', 'بال', 'كال', 'وبال', 'لل', 'ولل', 'وب', 'ول']
    .filter((prefix) => word.startsWith(prefix) && word.length - prefix.length >= 2)
    .map((prefix) => word.slice(prefix.length))
  return [word, ...stripped].flatMap((one) => [one, `ال${one}`])
}
