import type { JSX } from 'preact'
import type { Problem } from '../../kernel/problem.ts'
import { problemWords, words } from '../../words/sentence.ts'
import { CsrfField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderFragment, renderPage } from '../page.tsx'
import { Code, Size } from '../text.tsx'
import { StageList } from './stage-list.tsx'

/** A file of the draft: already received and hashed. */
export type DraftFile = { readonly path: string; readonly sha256: string; readonly bytes: number }

export type PublishFilesData = {
  readonly title: string
  readonly files: readonly DraftFile[]
  /** Largest file taken, in bytes. */
  readonly maxBytes: number
  /** Takes the native form: `multipart/form-data`, field `file`, several at once, and `csrf`. */
  readonly uploadAction: string
  /** Takes one raw body by `PUT <href>?path=<name>` with the token in `x-csrf`; the island sends files here one by one. */
  readonly uploadHref: string
  /** Answers `draftFilesFragment`. */
  readonly fragmentHref: string
  /** Takes the post that removes a file: fields `path` and `csrf`. Nothing when files stay once received. */
  readonly removeAction: string | null
  /** Takes the post that seals the version and starts reading its files. */
  readonly sealAction: string
  /** Files of the last sending that were not taken; the others were. */
  readonly refused: readonly { readonly path: string; readonly problem: Problem }[]
}

/** Second stage: files, chosen or dropped; each is received, hashed and listed. */
export function publishFilesPage(frame: Frame, data: PublishFilesData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('publish.stage.files')} section="data-sets" failed={data.refused.length > 0}>
      <h1>{say('publish.stage.files')}</h1>
      <p class="lead">
        <bdi>{data.title}</bdi>
      </p>
      <StageList language={language} at="files" />
      <RefusedFiles frame={frame} refused={data.refused} />
      <form
        class="drop"
        method="post"
        enctype="multipart/form-data"
        action={data.uploadAction}
        data-island="file-drop"
        data-upload={data.uploadHref}
        data-fragment={data.fragmentHref}
        data-max-bytes={data.maxBytes}
        data-sending={say('publish.sending')}
        data-sent={say('publish.sent')}
        data-refused={say('publish.refused')}
        data-too-large={say('publish.too-large')}
      >
        <CsrfField frame={frame} />
        <label for="field-file">{say('publish.file')}</label>
        <p class="hint" id="field-file-hint">
          {say('publish.file-hint')} <Size language={language} bytes={data.maxBytes} />
        </p>
        <input type="file" id="field-file" name="file" multiple required aria-describedby="field-file-hint" />
        <button type="submit" class="btn sec">
          {say('publish.upload')}
        </button>
        <ul class="plain-list" data-sent-files></ul>
        <p role="status" data-status></p>
      </form>
      <div data-draft-files>
        <DraftFiles frame={frame} data={data} />
      </div>
    </Page>,
  )
}

function RefusedFiles({ frame, refused }: { frame: Frame; refused: PublishFilesData['refused'] }): JSX.Element | null {
  if (refused.length === 0) return null
  return (
    <div class="err" role="alert" tabIndex={-1} aria-labelledby="error-title" autofocus>
      <h2 id="error-title">{words(frame.language)('publish.not-received', { count: refused.length })}</h2>
      <ul>
        {refused.map(({ path, problem }, at) => {
          const { title, advice } = problemWords(frame.language, problem)
          return (
            <li key={`${at} ${path}`}>
              <Code>{path}</Code>: {title}. {advice}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The list of received files alone, for the island. */
export function draftFilesFragment(frame: Frame, data: PublishFilesData): string {
  return renderFragment(<DraftFiles frame={frame} data={data} />)
}

function DraftFiles({ frame, data }: { frame: Frame; data: PublishFilesData }): JSX.Element {
  const { language } = frame
  const say = words(language)
  if (data.files.length === 0) return <p class="inset">{say('publish.no-files')}</p>
  return (
    <section aria-labelledby="received">
      <h2 id="received">{say('publish.received', { count: data.files.length })}</h2>
      <table class="stack">
        <caption class="vh">{say('data-set.files')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('file.path')}</th>
            <th scope="col">SHA-256</th>
            <th scope="col" class="n">
              {say('file.size')}
            </th>
            {data.removeAction && <th scope="col">{say('publish.remove')}</th>}
          </tr>
        </thead>
        <tbody>
          {data.files.map((file) => (
            <tr key={file.path}>
              <th scope="row">
                <Code>{file.path}</Code>
              </th>
              <td>
                <Code>{file.sha256}</Code>
              </td>
              <td class="n" data-l={say('file.size')}>
                <Size language={language} bytes={file.bytes} />
              </td>
              {data.removeAction && (
                <td>
                  <form method="post" action={data.removeAction}>
                    <CsrfField frame={frame} />
                    <button
                      type="submit"
                      class="plain"
                      name="path"
                      value={file.path}
                      aria-label={say('publish.remove-file', { path: file.path })}
                    >
                      {say('publish.remove')}
                    </button>
                  </form>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <form class="mt5" method="post" action={data.sealAction}>
        <CsrfField frame={frame} />
        <p>{say('publish.seal-next')}</p>
        <button type="submit" class="btn">
          {say('publish.seal')}
        </button>
      </form>
    </section>
  )
}
