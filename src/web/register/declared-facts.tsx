import type { JSX } from 'preact'
import type { Declared } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import type { Setting } from '../records/setting.ts'
import { declaredOrder } from './declaration-steps.ts'
import { DeclaredValue } from './declared-value.tsx'
import { DeclaredMark } from './marks.tsx'

/** Each field that people fill in, with what they said of it, as parts of a `dl`. */
export function DeclaredFacts({ setting, declared }: { setting: Setting; declared: Declared }): JSX.Element {
  const { language } = setting
  const say = words(language)
  return (
    <>
      {declaredOrder.map((field) => (
        <div key={field}>
          <dt>{say(`register.field.${field}`)}</dt>
          <dd>
            <DeclaredValue setting={setting} declared={declared} field={field} />
            {declared[field] !== null && <DeclaredMark language={language} />}
          </dd>
        </div>
      ))}
    </>
  )
}
