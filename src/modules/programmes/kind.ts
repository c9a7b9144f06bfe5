/** What a kind of record is: its fields, declared as data. */

/**
 * What a value of a field carries.
 *
 * - `text`: words in one or more languages.
 * - `date`: a day, month or year (`2026-01-12`, `2025-07`, `2025`), as far as the source says.
 * - `number`: a figure; its unit stands in a field beside it.
 * - `record`: another record, with the words by which the source names it, if they are known.
 * - `region`: a region by its official code.
 * - `term`: one of the field's own list; its words stand in `locales/`.
 * - `address`: a page of this installation, without its language: `/rules`.
 */
export type FieldType = 'text' | 'date' | 'number' | 'record' | 'region' | 'term' | 'address'

export type Field = {
  readonly type: FieldType
  /**
   * `sources`: each value needs a citation; where there is none the page says that the sources do not say it. `ours`:
   * tags and links that this installation adds, and marked so.
   */
  readonly from: 'sources' | 'ours'
  /** More than one value is more than one thing, not two accounts of one: two accounts are allowed in every field. */
  readonly many?: true
  readonly required?: true
  /** Of a `record`: the kinds it may be. */
  readonly of?: readonly string[]
  /** Of a `term`: the terms, unless somebody else keeps their list. */
  readonly terms?: readonly string[]
}

export type RecordKind = {
  readonly kind: string
  /** The field whose values are the record's title. A record is shown only while its title can be. */
  readonly title: string
  /** The schema.org class that a record of this kind is in JSON-LD. */
  readonly schemaType: string
  readonly fields: Readonly<Record<string, Field>>
}
