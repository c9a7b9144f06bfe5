import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { RecordLink } from '../../modules/programmes/index.ts'
import { addresses, localised } from '../addresses.ts'
import { Words } from './words.tsx'

/** To the page of a record, by its code and its title. */
export function RecordAnchor({
  language,
  record,
}: {
  language: Language
  record: Pick<RecordLink, 'slug' | 'code' | 'title'>
}): JSX.Element {
  return (
    <a href={localised(language, addresses.record(record.slug))}>
      {record.code !== null && (
        <>
          <bdi>{record.code}</bdi>{' '}
        </>
      )}
      <Words language={language} text={record.title} />
    </a>
  )
}
