import type { ComponentChildren, JSX } from 'preact'
import { localised } from './addresses.ts'
import { CsrfField } from './forms.tsx'
import type { Frame } from './frame.ts'

type ActFormProps = {
  frame: Frame
  /** Where the form goes. */
  address: string
  /** The field that says with which thing it is done. */
  field?: string
  value?: string
  /** What the button does, where its own words do not say with which thing. */
  name?: string
  /** Ids of the button and of the heading that names the thing: what the button does is the words of both. */
  named?: { readonly button: string; readonly heading: string }
  class?: string
  children: ComponentChildren
}

/** A form of one button, which looks like a link and does something with one thing. */
export function ActForm(props: ActFormProps): JSX.Element {
  const { frame, address, field, value, name, named, children } = props
  return (
    <form class={props.class} method="post" action={localised(frame.language, address)}>
      <CsrfField frame={frame} />
      {field !== undefined && <input type="hidden" name={field} value={value} />}
      <button
        type="submit"
        class="plain"
        id={named?.button}
        aria-label={name}
        aria-labelledby={named && `${named.button} ${named.heading}`}
      >
        {children}
      </button>
    </form>
  )
}
