import type { JSX } from 'preact'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Code } from '../text.tsx'

/** An operation as a programmer calls it over HTTP. */
export type DescribedOperation = {
  readonly id: string
  readonly method: string
  readonly path: string
  /** As the operation states it, in English. */
  readonly summary: string
  readonly permission: string
  readonly input: readonly { readonly name: string; readonly type: string; readonly required: boolean }[]
  readonly problems: readonly { readonly code: string; readonly status: number }[]
}

/** Every operation: the same list from which the routes, the command line and the OpenAPI document are made. */
export function apiPage(
  frame: Frame,
  data: { readonly operations: readonly DescribedOperation[]; readonly openApiHref: string },
): string {
  const say = words(frame.language)
  return renderPage(
    <Page frame={frame} title={say('nav.api')} section="api">
      <h1>{say('nav.api')}</h1>
      <p class="measure">{say('api.what')}</p>
      <p>
        <a href={data.openApiHref}>
          <bdi dir="ltr">OpenAPI 3.1</bdi>
        </a>
      </p>
      <nav aria-label={say('api.operations')}>
        <ul class="toc">
          {data.operations.map(({ id }) => (
            <li key={id}>
              <a href={`#${id}`}>
                <Code>{id}</Code>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {data.operations.map((operation) => (
        <OperationEntry key={operation.id} frame={frame} operation={operation} />
      ))}
    </Page>,
  )
}

function OperationEntry({ frame, operation }: { frame: Frame; operation: DescribedOperation }): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <section id={operation.id} class="mt6" aria-labelledby={`${operation.id}-title`}>
      <h2 id={`${operation.id}-title`}>
        <Code>{operation.id}</Code>
      </h2>
      <p>
        <bdi lang="en" dir="ltr">
          {operation.summary}
        </bdi>
      </p>
      <p>
        <Code>{`${operation.method} ${operation.path}`}</Code>
      </p>
      <dl class="summary">
        <div>
          <dt>{say('api.permission')}</dt>
          <dd>
            <Code>{operation.permission}</Code>
          </dd>
        </div>
        <div>
          <dt>{say('api.input')}</dt>
          <dd>
            {operation.input.length === 0 ? (
              say('api.no-input')
            ) : (
              <ul class="plain-list">
                {operation.input.map(({ name, type, required }) => (
                  <li key={name}>
                    <Code>{`${name}: ${type}`}</Code> {!required && <span class="weak">{say('form.optional')}</span>}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
        <div>
          <dt>{say('api.problems')}</dt>
          <dd>
            {operation.problems.length === 0 ? (
              say('api.no-problems')
            ) : (
              <ul class="also">
                {operation.problems.map(({ code, status }) => (
                  <li key={code}>
                    <a href={localised(language, addresses.problem(code))}>
                      <Code>{`${status} ${code}`}</Code>
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      </dl>
    </section>
  )
}
