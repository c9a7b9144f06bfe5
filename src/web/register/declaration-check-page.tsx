import { inLanguage } from '../../kernel/language.ts'
import type { Entry } from '../../modules/register/index.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import type { Region } from '../records/setting.ts'
import { Words } from '../records/words.tsx'
import { declaredOrder, stepOf } from './declaration-steps.ts'
import { DeclaredValue } from './declared-value.tsx'

export type DeclarationCheckData = {
  readonly entry: Entry
  readonly regions: readonly Region[]
}

/** Everything that is declared, each with the way to change it, and what is left to fill in before the entry is public. */
export function declarationCheckPage(frame: Frame, { entry, regions }: DeclarationCheckData): string {
  const { language } = frame
  const say = words(language)
  const { slug, declared } = entry
  const needed = new Set(entry.stages.production.beforeApproval)
  return renderPage(
    <Page
      frame={frame}
      title={`${say('register.declare.title')} - ${isolate(inLanguage(entry.names, language).text)}`}
      section="register"
    >
      <p class="crumbs">
        <a href={localised(language, addresses.system(slug))}>
          <Words language={language} text={entry.names} />
        </a>
      </p>
      <h1>{say('register.declare.title')}</h1>
      <p>{say('register.completeness', { percent: entry.completeness })}</p>
      <dl class="summary">
        {declaredOrder.map((field) => (
          <div key={field}>
            <dt id={`label-${field}`}>{say(`register.field.${field}`)}</dt>
            <dd>
              <p>
                <DeclaredValue setting={{ language, regions }} declared={declared} field={field} />{' '}
                {needed.has(`declared:${field}`) && <span class="tag warn">{say('register.declare.needed')}</span>}
              </p>
              <a
                id={`change-${field}`}
                aria-labelledby={`change-${field} label-${field}`}
                href={`${localised(language, addresses.declarationStep(slug, stepOf(field)))}?checking=yes`}
              >
                {say('register.declare.change')}
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <p class="mt5">
        <a class="btn" href={localised(language, addresses.systemAct(slug, 'risk'))}>
          {say(entry.risk.assessment?.current ? 'register.act.assess' : 'register.declare.then-risk')}
        </a>{' '}
        <a class="btn sec" href={localised(language, addresses.system(slug))}>
          {say('register.declare.to-entry')}
        </a>
      </p>
    </Page>,
  )
}
