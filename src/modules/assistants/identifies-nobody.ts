import { type Database, viewOf } from '../../kernel/database.ts'
import type { Digest } from '../../kernel/identifier.ts'
import type { PersonalDataMask } from '../../kernel/ports/personal-data.ts'
import { type DatasetTables, findSurveys } from '../datasets/index.ts'
import { findExtraction, type KnowledgeTables, pagesOf } from '../knowledge/index.ts'

/**
 * Tells of extractions whether nothing in the whole document identifies anybody. The whole of it, since whoever quotes a page
 * also tells digests over all of them, from which what is covered on another page can be guessed. Each is read once.
 */
export function identifiesNobody(
  database: Database,
  personalData: PersonalDataMask,
): (extraction: Digest) => Promise<boolean> {
  const known = new Map<Digest, Promise<boolean>>()
  const db = viewOf<KnowledgeTables>(database)
  const isClear = (text: string | null) => text === null || personalData.mask(text).masked.length === 0
  const look = async (extraction: Digest) => {
    const head = await findExtraction(db, extraction)
    if (!head) return false
    // People in the columns of a table are found there alone: a name in a text is nobody's identifier.
    const survey = (await findSurveys(viewOf<DatasetTables>(database), [head.file])).get(head.file)
    if (survey && survey.columns.length > 0) return false
    return (await pagesOf(db, extraction)).every(({ text, repaired }) => isClear(text) && isClear(repaired))
  }
  return (extraction) => {
    const looked = known.get(extraction) ?? look(extraction)
    known.set(extraction, looked)
    return looked
  }
}
