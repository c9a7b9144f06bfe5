import { CsvError, type CsvRow, csvRows } from '../../../../libs/csv/index.ts'
import type { TaskKind } from '../item.ts'
import { type Candidate, collectItems, type ReadItems, refusedItems } from '../items-file.ts'
import { maxItemsBytes } from '../task.ts'

/** What a column may be called, beside `choice_A` and so on for each choice. */
const columns = [
  'id',
  'language',
  'slices',
  'question',
  'text',
  'label',
  'answer',
  'documents',
  'number',
  'date',
  'declines',
] as const
type Column = (typeof columns)[number]

const choiceColumn = /^choice_([A-Za-z0-9]{1,10})$/
/** What parts several values of one cell: labels of slices, right answers, documents. */
const several = '|'

/**
 * The items of a table whose first line names its columns: `id` and `language`, then what the items have. `answer` is the
 * letter of the right choice where there are choices, otherwise a right text; `label` is the right class. In `slices`,
 * `answer` and `documents` several values are parted by `|`. Or the first line that is no item, and why.
 */
export async function readCsv(text: string, kind: TaskKind): Promise<ReadItems> {
  if (Buffer.byteLength(text) > maxItemsBytes) return refusedItems(1, 'tooLarge')
  try {
    // Spreadsheets put a byte order mark in front.
    const rows = csvRows(text.replace(/^\ufeff/, ''))
    const head = rows.next()
    if (head.done) return refusedItems(1, 'none')
    const places = placesOf(head.value)
    if (!places) return refusedItems(head.value.line, 'columnUnknown')
    return await collectItems(candidates(rows, places, kind), kind)
  } catch (error) {
    if (error instanceof CsvError) return refusedItems(error.line, 'notCsv')
    throw error
  }
}

/** By column its place; `undefined` for a name that is none, is there twice, or when what every item has is not there. */
function placesOf({ cells }: CsvRow): ReadonlyMap<string, number> | undefined {
  const places = new Map<string, number>()
  for (const [place, cell] of cells.entries()) {
    const name = cell.trim()
    const isKnown = columns.some((column) => column === name) || choiceColumn.test(name)
    if (!isKnown || places.has(name)) return undefined
    places.set(name, place)
  }
  return places.has('id') && places.has('language') ? places : undefined
}

function* candidates(
  rows: Iterable<CsvRow>,
  places: ReadonlyMap<string, number>,
  kind: TaskKind,
): Generator<Candidate> {
  for (const { line, cells } of rows) {
    const cell = (column: string) => {
      const place = places.get(column)
      const content = place === undefined ? undefined : cells[place]?.trim()
      return content === '' ? undefined : content
    }
    yield { line, value: cells.length > places.size ? undefined : writtenItem(cell, [...places.keys()], kind) }
  }
}

/** As it would stand in a line of JSON; what is wrong with it is found there. */
function writtenItem(
  cell: (column: Column | `choice_${string}`) => string | undefined,
  named: readonly string[],
  kind: TaskKind,
): unknown {
  const choices = named.flatMap((column) => {
    const label = choiceColumn.exec(column)?.[1]
    const text = label && cell(`choice_${label}`)
    return label && text ? [{ label, text }] : []
  })
  const answers = partsOf(cell('answer'))
  const isLabel = choices.length > 0 || kind === 'classification'
  return present({
    id: cell('id'),
    language: cell('language'),
    slices: partsOf(cell('slices')),
    input: present({
      question: cell('question'),
      text: cell('text'),
      choices: choices.length > 0 ? choices : undefined,
    }),
    target: present({
      label: cell('label') ?? (isLabel ? answers?.[0] : undefined),
      texts: isLabel ? undefined : answers,
      documents: partsOf(cell('documents')),
      number: numberOf(cell('number')),
      date: cell('date'),
      declines: declinesOf(cell('declines')),
    }),
  })
}

function partsOf(cell: string | undefined): string[] | undefined {
  return cell?.split(several).map((part) => part.trim())
}

function numberOf(cell: string | undefined): { readonly value: number | string } | undefined {
  if (cell === undefined) return undefined
  const value = Number(cell)
  // What is no number is refused as such where the item is looked at.
  return { value: Number.isFinite(value) ? value : cell }
}

function declinesOf(cell: string | undefined): boolean | string | undefined {
  return cell === 'true' ? true : cell === 'false' ? false : cell
}

function present(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined))
}
