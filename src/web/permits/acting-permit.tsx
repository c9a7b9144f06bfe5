import type { JSX } from 'preact'
import type { Language, Multilingual } from '../../kernel/language.ts'
import { addresses, localised } from '../addresses.ts'
import { Words } from '../records/words.tsx'
import { Say } from '../text.tsx'

/** The permit that a page is used under. */
export type ActingPermit = { readonly id: string; readonly project: { readonly name: Multilingual } }

/** Says under which permit the reader works, wherever a page takes one. */
export function ActingUnder({ language, permit }: { language: Language; permit: ActingPermit }): JSX.Element {
  return (
    <p class="inset">
      <Say
        language={language}
        of="permit.acting-under"
        permit={
          <a href={localised(language, addresses.permit(permit.id))}>
            <Words language={language} text={permit.project.name} />
          </a>
        }
      />
    </p>
  )
}
