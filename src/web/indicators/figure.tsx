import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { type Indicator, kindNamed } from '../../modules/programmes/index.ts'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { FieldValues } from '../records/field-values.tsx'
import type { Setting } from '../records/setting.ts'
import { Words } from '../records/words.tsx'
import { Unfilled } from '../text.tsx'

/** Where a figure comes from: counted here, or stated by a source. */
export function OriginMark({ language, of }: { language: Language; of: 'measured' | 'declared' }): JSX.Element {
  const kind = of === 'measured' ? 'mark m' : 'mark'
  return <span class={kind}>{words(language)(`indicator.mark.${of}`)}</span>
}

/** What the two marks mean. */
export function OriginMarks({ language }: { language: Language }): JSX.Element {
  return (
    <ul class="kinds">
      {(['measured', 'declared'] as const).map((of) => (
        <li key={of}>
          <OriginMark language={language} of={of} /> {words(language)(`indicator.mark.${of}.meaning`)}
        </li>
      ))}
    </ul>
  )
}

/** What was counted here, as a number with its unit. */
export function Counted({ language, indicator }: { language: Language; indicator: Indicator }): JSX.Element | null {
  if (!indicator.derived) return null
  return (
    <>
      <bdi dir="ltr">{formatIn(language).number(indicator.derived.value)}</bdi>{' '}
      <Unit language={language} indicator={indicator} />
    </>
  )
}

/** In brackets: a noun after a number would have to agree with it. */
export function Unit({ language, indicator }: { language: Language; indicator: Indicator }): JSX.Element | null {
  const unit = indicator.fields.unit?.[0]?.texts
  if (!unit) return null
  return (
    <small>
      (<Words language={language} text={unit} />)
    </small>
  )
}

/** A field of an indicator, with its sources. */
export function IndicatorField({
  setting,
  indicator,
  field,
}: {
  setting: Setting
  indicator: Indicator
  field: string
}): JSX.Element {
  const kind = kindNamed(indicator.kind)
  return kind ? (
    <FieldValues setting={setting} kind={kind} field={field} record={indicator} />
  ) : (
    <Unfilled>{words(setting.language)('state.unfilled')}</Unfilled>
  )
}

export function isDeclared({ fields }: Indicator): boolean {
  return (fields.declared?.length ?? 0) > 0
}
