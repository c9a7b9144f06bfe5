import type { JSX } from 'preact'
import { inLanguage, type Language, type Multilingual } from '../../kernel/language.ts'
import type { Assistant } from '../../modules/assistants/index.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Fact } from '../fact.tsx'
import { blank, CsrfField, ErrorSummary, type Filled, formOf } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Code, Day, Moment } from '../text.tsx'

export type AssistantPageData = {
  readonly assistant: Assistant
  /** The titles of its data, for whoever may know of them. */
  readonly titles: Readonly<Record<string, Multilingual>>
  readonly plans: readonly {
    readonly id: string
    readonly task: Multilingual
    readonly passed: boolean | null
  }[]
  readonly systems: readonly { readonly slug: string; readonly names: Multilingual }[]
  readonly mayBuild: boolean
  /** One click: the reference questions of its data, with the suggested bar. */
  readonly mayEvaluate: boolean
  readonly mayRegister: boolean
}

/** An assistant: what it answers from, its versions, how it was tested, and where it stands in the register. */
export function assistantPage(frame: Frame, data: AssistantPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const { assistant } = data
  const form = formOf(language, filled, {})
  const newest = assistant.versions[0]
  return renderPage(
    <Page
      frame={frame}
      title={isolate(inLanguage(assistant.names, language).text)}
      section="workspace"
      failed={filled.problem !== null}
    >
      <p class="crumbs">
        <a href={localised(language, addresses.workspace)}>{say('workspace.title')}</a> /{' '}
        <a href={localised(language, addresses.project(assistant.project.id))}>
          <Words language={language} text={assistant.project.name} />
        </a>
      </p>
      <ErrorSummary form={form} />
      <h1>
        <Words language={language} text={assistant.names} />
      </h1>
      <p class="measure">{say('assistant.extractive')}</p>
      <dl class="summary">
        <Fact language={language} of="assistant.data">
          <ul class="plain-list">
            {assistant.dataSets.map((id) => (
              <li key={id}>
                <a href={localised(language, addresses.dataSet(id))}>
                  {data.titles[id] ? <Words language={language} text={data.titles[id]} /> : <Code>{id}</Code>}
                </a>
              </li>
            ))}
          </ul>
        </Fact>
        <Fact language={language} of="assistant.permit">
          {assistant.permit === null ? (
            say('assistant.permit.none')
          ) : (
            <a href={localised(language, addresses.permit(assistant.permit))}>{say('assistant.permit.link')}</a>
          )}
        </Fact>
        <Fact language={language} of="assistant.made">
          <Day language={language} at={assistant.createdAt} />
        </Fact>
      </dl>
      <Versions language={language} versions={assistant.versions} />
      {data.mayBuild && (
        <form method="post" action={localised(language, addresses.assistantAct(assistant.id, 'versions'))}>
          <CsrfField frame={frame} />
          <p class="hint">{say('assistant.version.hint')}</p>
          <button type="submit" class="btn sec">
            {say('assistant.version.make')}
          </button>
        </form>
      )}
      <section aria-labelledby="tests" class="mt6">
        <h2 id="tests">{say('assistant.tests')}</h2>
        {data.plans.length === 0 ? (
          <p class="inset">{say('assistant.tests.none')}</p>
        ) : (
          <ul class="plain-list">
            {data.plans.map(({ id, task, passed }) => (
              <li key={id}>
                <a href={localised(language, addresses.plan(id))}>
                  <Words language={language} text={task} />
                </a>{' '}
                <span class={passed === null ? 'tag info' : passed ? 'tag ok' : 'tag warn'}>
                  {say(
                    passed === null
                      ? 'assistant.tests.pending'
                      : passed
                        ? 'assistant.tests.passed'
                        : 'assistant.tests.failed',
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
        {data.mayEvaluate && newest && (
          <form method="post" action={localised(language, addresses.assistantAct(assistant.id, 'first-run'))}>
            <CsrfField frame={frame} />
            <p class="hint">{say('assistant.tests.first.hint')}</p>
            <button type="submit" class="btn">
              {say('assistant.tests.first')}
            </button>{' '}
            <a
              href={`${localised(language, addresses.newPlan)}?${new URLSearchParams({ assistant: assistant.id, version: newest.digest })}`}
            >
              {say('assistant.tests.plan')}
            </a>
          </form>
        )}
      </section>
      <section aria-labelledby="registered" class="mt6">
        <h2 id="registered">{say('assistant.registered')}</h2>
        {data.systems.length === 0 ? (
          <p class="inset">{say('assistant.registered.none')}</p>
        ) : (
          <ul class="plain-list">
            {data.systems.map(({ slug, names }) => (
              <li key={slug}>
                <a href={localised(language, addresses.system(slug))}>
                  <Words language={language} text={names} />
                </a>
              </li>
            ))}
          </ul>
        )}
        {data.mayRegister && (
          <p>
            <a
              class="btn sec"
              href={`${localised(language, addresses.newSystem)}?${new URLSearchParams({ assistant: assistant.id })}`}
            >
              {say('assistant.register')}
            </a>
          </p>
        )}
      </section>
    </Page>,
  )
}

function Versions({ language, versions }: { language: Language; versions: Assistant['versions'] }): JSX.Element {
  const say = words(language)
  return (
    <table class="stack mt6">
      <caption>{say('assistant.versions')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('assistant.version.number')}</th>
          <th scope="col">{say('assistant.version.digest')}</th>
          <th scope="col">{say('assistant.version.at')}</th>
        </tr>
      </thead>
      <tbody>
        {versions.map(({ digest, number, madeAt }) => (
          <tr key={digest}>
            <th scope="row">
              <bdi dir="ltr">{number}</bdi>
            </th>
            <td data-l={say('assistant.version.digest')}>
              <Code>{`${digest.slice(0, 19)}…`}</Code>
            </td>
            <td data-l={say('assistant.version.at')}>
              <Moment language={language} at={madeAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
