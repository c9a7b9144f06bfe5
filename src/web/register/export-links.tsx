import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'

type ExportLinksProps = { language: Language; exports: readonly { readonly format: string; readonly href: string }[] }

/** The entry in the forms that other registers and tools read, as files. */
export function ExportLinks({ language, exports }: ExportLinksProps): JSX.Element | null {
  const say = words(language)
  if (exports.length === 0) return null
  return (
    <section aria-labelledby="exports" class="mt6">
      <h2 id="exports">{say('register.section.exports')}</h2>
      <p class="measure">{say('register.exports.what')}</p>
      <ul class="also">
        {exports.map(({ format, href }) => (
          <li key={format}>
            <a href={href} download>
              {say.find(`register.export.${format}`) ?? format}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
