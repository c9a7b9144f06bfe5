import type { ComponentChildren, JSX } from 'preact'
import { addresses, localised } from '../addresses.ts'
import { CsrfField } from '../forms.tsx'
import type { Frame } from '../frame.ts'

/** A form of one button that does something with one thing of the account. */
export function ActForm({
  frame,
  act,
  id,
  name,
  children,
}: {
  frame: Frame
  act: string
  id?: string
  /** What the button does, where its own words do not say with which thing. */
  name?: string
  children: ComponentChildren
}): JSX.Element {
  return (
    <form method="post" action={localised(frame.language, addresses.accountAct(act))}>
      <CsrfField frame={frame} />
      {id !== undefined && <input type="hidden" name="id" value={id} />}
      <button type="submit" class="plain" aria-label={name}>
        {children}
      </button>
    </form>
  )
}
