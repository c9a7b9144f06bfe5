import type { JSX } from 'preact'
import { kindNamed, type ShownRecord } from '../../modules/programmes/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Sources } from '../records/cited-sources.tsx'
import { FieldValues } from '../records/field-values.tsx'
import { fieldLabel } from '../records/field-words.ts'
import { wellOf } from '../records/network-page.tsx'
import { RecordAnchor } from '../records/record-links.tsx'
import { WellSign } from '../records/region-tiles.tsx'
import type { Setting } from '../records/setting.ts'
import { Unfilled } from '../text.tsx'

export type NetworkData = {
  /** The record of the network itself. */
  readonly network: ShownRecord | null
  readonly institutes: readonly ShownRecord[]
  /** There are more institutes than these. */
  readonly more: boolean
}

/** What the sources say of each institute in a few lines, and of the regions where they name none. */
export function Network({ setting, data }: { setting: Setting; data: NetworkData }): JSX.Element {
  const { language, regions } = setting
  const { network, institutes, more } = data
  const say = words(language)
  const map = localised(language, addresses.network)
  const isWithout = regions.some(
    ({ code }) => !institutes.some(({ fields }) => fields.region?.some(({ region }) => region === code)),
  )
  return (
    <section aria-labelledby="network" class="mt7">
      <h2 id="network">{say('home.network')}</h2>
      {network && <Itself setting={setting} network={network} />}
      {institutes.length === 0 && (
        <p>
          <Unfilled>{say('home.network.none')}</Unfilled> <a href={map}>{say('home.network.map')}</a>
        </p>
      )}
      {institutes.length > 0 && (
        <ul class="net">
          {institutes.map((institute) => (
            <Institute key={institute.id} setting={setting} institute={institute} />
          ))}
          {more && (
            <li>
              <span />
              <a href={`${localised(language, addresses.records)}?kind=institute`}>{say('home.network.more')}</a>
            </li>
          )}
          {isWithout && !more && (
            <li>
              <svg viewBox="0 0 32 32" aria-hidden="true" fill="none">
                <path d="M3 12h26" stroke="#6d7a75" stroke-width="2.5" />
              </svg>
              <div>
                <h3>{say('home.network.others')}</h3>
                <p>
                  {say('home.network.unnamed')} <a href={map}>{say('home.network.map')}</a>
                </p>
              </div>
            </li>
          )}
        </ul>
      )}
    </section>
  )
}

function Itself({ setting, network }: { setting: Setting; network: ShownRecord }): JSX.Element | null {
  const kind = kindNamed(network.kind)
  if (!kind) return null
  return (
    <div class="measure">
      <FieldValues setting={setting} kind={kind} field="description" record={network} />
    </div>
  )
}

/** Of these, only what nobody could expect of every institute is left out when no source says it. */
const fieldsShown = ['role', 'place', 'status', 'openedOn'] as const

function Institute({ setting, institute }: { setting: Setting; institute: ShownRecord }): JSX.Element | null {
  const { language } = setting
  const kind = kindNamed(institute.kind)
  if (!kind) return null
  const well = wellOf(institute)
  const names = institute.fields[kind.title] ?? []
  const fields = fieldsShown.filter((field) => field !== 'role' || (institute.fields.role?.length ?? 0) > 0)
  return (
    <li>
      <svg viewBox="0 0 36 36" role="img" aria-label={words(language)(`network.well.${well}`)} fill="none">
        {well !== 'none' && <WellSign well={well} />}
      </svg>
      <div>
        <h3>
          <RecordAnchor language={language} record={institute} />
        </h3>{' '}
        <Sources language={language} citations={names.flatMap(({ citations }) => citations)} />
        <dl>
          {fields.map((field) => (
            <div key={field}>
              <dt>{fieldLabel(language, institute.kind, field)}</dt>
              <dd>
                <FieldValues setting={setting} kind={kind} field={field} record={institute} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </li>
  )
}
