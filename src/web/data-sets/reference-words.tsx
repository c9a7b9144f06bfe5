import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { CndpReference, Purpose } from '../../kernel/purpose.ts'
import { words } from '../../words/sentence.ts'
import { Code, Day, List, Say } from '../text.tsx'

/** A reference of the authority in words, with the last day on which it holds. */
export function ReferenceWords({ language, cndp }: { language: Language; cndp: CndpReference }): JSX.Element {
  const say = words(language)
  return (
    <>
      <Say
        language={language}
        of="data-set.cndp.number"
        kind={say(`protection.kind.${cndp.kind}`)}
        number={<Code>{cndp.number}</Code>}
      />
      {cndp.until && (
        <>
          {' '}
          {say('data-set.cndp.until')} <Day language={language} at={cndp.until} />
        </>
      )}
    </>
  )
}

export function PurposeWords({
  language,
  purposes,
}: {
  language: Language
  purposes: readonly Purpose[]
}): JSX.Element {
  const say = words(language)
  return <List language={language} items={purposes.map((purpose) => say(`purpose.${purpose}`))} />
}
