import type { JSX } from 'preact'

/** Text for machines. It scrolls sideways, so a keyboard must reach it. */
export function Listing({ label, text }: { label: string; text: string }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus (WCAG 2.1.1)
    <section class="log" tabIndex={0} aria-label={label}>
      <pre>{text}</pre>
    </section>
  )
}
