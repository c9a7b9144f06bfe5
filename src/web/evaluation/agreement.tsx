import type { JSX } from 'preact'
import type { z } from 'zod'
import type { Language } from '../../kernel/language.ts'
import type { readAgreement } from '../../modules/evaluation/index.ts'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { Code, Say } from '../text.tsx'

export type AgreementShown = Pick<z.output<typeof readAgreement.output>, 'people' | 'judge'>

/** How far those who rated agree, once everything is rated. */
export function AgreementBlock({
  language,
  agreement,
}: {
  language: Language
  agreement: AgreementShown | null
}): JSX.Element | null {
  const say = words(language)
  if (!agreement) return null
  return (
    <section aria-labelledby="agreement" class="mt6">
      <h2 id="agreement">{say('agreement.title')}</h2>
      <p class="measure">{say('agreement.what')}</p>
      <dl class="summary">
        {agreement.people && (
          <div>
            <dt>{say('agreement.people')}</dt>
            <dd>
              <Agreed language={language} of={agreement.people} />
            </dd>
          </div>
        )}
        {agreement.judge && (
          <div>
            <dt>{say('agreement.judge')}</dt>
            <dd>
              <Agreed language={language} of={agreement.judge} />
              <p class="weak">
                <Code>{agreement.judge.endpoint}</Code>
              </p>
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function Agreed({
  language,
  of: { n, same, kappa },
}: {
  language: Language
  of: { readonly n: number; readonly same: number | null; readonly kappa: number | null }
}): JSX.Element {
  const say = words(language)
  if (n === 0 || same === null) return <span class="nil">{say('agreement.none')}</span>
  const format = formatIn(language)
  return (
    <>
      <p>
        <Say language={language} of="agreement.same" share={<bdi dir="ltr">{format.percent(same)}</bdi>} count={n} />
      </p>
      <p class="weak">
        {kappa === null ? (
          say('agreement.no-kappa')
        ) : (
          <Say
            language={language}
            of="agreement.kappa"
            kappa={<bdi dir="ltr">{format.number(Number(kappa.toFixed(2)))}</bdi>}
          />
        )}
      </p>
    </>
  )
}
