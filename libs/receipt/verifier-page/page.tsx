import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import * as z from 'zod/mini'
import { parseVerifierKey } from '../../transparency-log/index.ts'
import { DECISION_WORDS } from '../decision-words.ts'
import { EVALUATION_WORDS } from '../evaluation-words.ts'
import {
  DECISION_RECEIPT_FORMAT,
  type DecisionReport,
  EVALUATION_RECEIPT_FORMAT,
  type EvaluationReport,
  formatOf,
  MAX_RECEIPT_BYTES,
  type Report,
  verifyDecisionReceipt,
  verifyEvaluation,
  verifyReceipt,
} from '../index.ts'
import { AnswerView } from './answer-view.tsx'
import { DecisionView } from './decision-view.tsx'
import { EvaluationView } from './evaluation-view.tsx'
import { ReportView } from './report-view.tsx'
import { LANGUAGES, type Language, WORDS, type Words } from './words.ts'

// The page's policy forbids making code at run time, which zod would try.
z.config({ jitless: true })

type ChosenFile = { readonly name: string; readonly bytes: Uint8Array }

function Page() {
  const [language, setLanguage] = useState<Language>(languageOfAddress)
  const [file, setFile] = useState<ChosenFile>()
  const [keyText, setKeyText] = useState('')
  const words = WORDS[language]

  useEffect(() => {
    const follow = () => setLanguage(languageOfAddress())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  useEffect(() => {
    const { tag, dir } = LANGUAGES.find(({ id }) => id === language)!
    Object.assign(document.documentElement, { lang: tag, dir })
    document.title = words.title
  }, [language, words])

  const lines = keyText.split('\n').map((line) => line.trim())
  const keys = lines.filter((line) => line !== '')
  const malformed = keys.find((key) => !parseVerifierKey(key))
  const found = file && malformed === undefined ? verified(file.bytes, keys) : undefined

  return (
    <>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <Header words={words} language={language} />
      <main id="main" class="wrap">
        <h1>{words.title}</h1>
        <p class="measure">{words.lead}</p>
        <FileField words={words} file={file} onFile={setFile} />
        <KeyField words={words} text={keyText} malformed={malformed} onText={setKeyText} />
        <section aria-labelledby="result">
          <h2 id="result">{words.report.heading}</h2>
          {found ? (
            <Found words={words} language={language} found={found} />
          ) : (
            <p role="status">{words.report.waiting}</p>
          )}
        </section>
        {found && <Told words={words} language={language} found={found} />}
      </main>
      <footer class="foot">
        <p class="wrap">{words.footer}</p>
      </footer>
    </>
  )
}

/** What checking came to: of an answer's receipt, of a decision's or of an evaluation. */
type Found =
  | { readonly of: 'answer'; readonly report: Report }
  | { readonly of: 'decision'; readonly report: DecisionReport }
  | { readonly of: 'evaluation'; readonly report: EvaluationReport }

function verified(bytes: Uint8Array, keys: readonly string[]): Found {
  const format = formatOf(bytes)
  if (format === DECISION_RECEIPT_FORMAT) return { of: 'decision', report: verifyDecisionReceipt(bytes, { keys }) }
  if (format === EVALUATION_RECEIPT_FORMAT) return { of: 'evaluation', report: verifyEvaluation(bytes, { keys }) }
  return { of: 'answer', report: verifyReceipt(bytes, { keys }) }
}

/** What holds, in the sentences of that kind of file, and what no check of it can show. */
function Found({ words, language, found }: { words: Words; language: Language; found: Found }) {
  const { limitSources, limitManifest, limitScores, limitOthers, limitWitnesses } = words.report
  const { says, limits } = {
    answer: { says: words, limits: [limitSources, limitManifest, limitWitnesses] },
    decision: { says: DECISION_WORDS[language], limits: [limitWitnesses] },
    evaluation: { says: EVALUATION_WORDS[language], limits: [limitScores, limitOthers, limitWitnesses] },
  }[found.of]
  return <ReportView words={words} says={says} report={found.report} limits={limits} />
}

/** What the file says. */
function Told({ words, language, found }: { words: Words; language: Language; found: Found }) {
  const shared = { words, language, verdict: found.report.verdict }
  if (found.of === 'decision') {
    const { decision } = found.report
    return decision && <DecisionView {...shared} says={DECISION_WORDS[language]} decision={decision} />
  }
  if (found.of === 'evaluation') {
    const { evaluation } = found.report
    return evaluation && <EvaluationView {...shared} says={EVALUATION_WORDS[language].says} evaluation={evaluation} />
  }
  const { receipt } = found.report
  return receipt && <AnswerView {...shared} receipt={receipt} />
}

function Header({ words, language }: { words: Words; language: Language }) {
  return (
    <header class="head">
      <div class="wrap">
        <p class="brand">
          <Mark />
          <span>
            {words.name}
            <small>{words.notOfficial}</small>
          </span>
        </p>
        <nav aria-label={words.languages}>
          <ul>
            {LANGUAGES.map(({ id, tag, dir, name }) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  lang={tag}
                  hreflang={tag}
                  dir={dir}
                  aria-current={id === language ? 'true' : undefined}
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  )
}

/** Three shafts and the channel that joins them. */
function Mark() {
  return (
    <svg
      viewBox="0 0 44 44"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="3"
      stroke-linecap="round"
    >
      <path d="M8 12v20M22 12v16M36 12v11" />
      <path d="M5 34.5c9 0 12-5.5 17-6.5s8-5 17-5.5" />
      <circle cx="8" cy="8" r="3.6" class="water" stroke="none" />
      <circle cx="22" cy="8" r="3.6" fill="currentColor" stroke="none" />
      <circle cx="36" cy="8" r="3.6" fill="currentColor" stroke="none" />
    </svg>
  )
}

function FileField({
  words,
  file,
  onFile,
}: {
  words: Words
  file: ChosenFile | undefined
  onFile: (file: ChosenFile) => void
}) {
  const [over, setOver] = useState(false)
  const read = async (files: FileList | null | undefined) => {
    const chosen = files?.[0]
    if (!chosen) return
    // One byte more than a receipt may have is enough to refuse it.
    const bytes = new Uint8Array(await chosen.slice(0, MAX_RECEIPT_BYTES + 1).arrayBuffer())
    onFile({ name: chosen.name, bytes })
  }
  return (
    <section
      class={over ? 'drop over' : 'drop'}
      aria-labelledby="step-file"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void read(event.dataTransfer?.files)
      }}
    >
      <h2 id="step-file">{words.file.heading}</h2>
      <p class="hint" id="file-hint">
        {words.file.hint}
      </p>
      {/* The browser's own button speaks the browser's language; the label speaks the page's. */}
      <input
        id="file"
        class="covered"
        type="file"
        accept=".json,application/json"
        aria-describedby="file-hint"
        onChange={(event) => void read(event.currentTarget.files)}
      />
      <label class="button" for="file">
        {words.file.choose}
      </label>
      {file && (
        <p>
          {words.file.chosen} <bdi>{file.name}</bdi>
        </p>
      )}
    </section>
  )
}

function KeyField(props: {
  words: Words
  text: string
  malformed: string | undefined
  onText: (text: string) => void
}) {
  const { words, text, malformed, onText } = props
  return (
    <section class={malformed === undefined ? '' : 'wrong'} aria-labelledby="step-key">
      <h2 id="step-key">{words.key.heading}</h2>
      <label for="key">{words.key.label}</label>
      <p class="hint" id="key-hint">
        {words.key.hint}
      </p>
      {malformed !== undefined && (
        <p class="error" id="key-error" role="alert">
          {words.key.malformed} <bdi dir="ltr">{malformed}</bdi>
        </p>
      )}
      <textarea
        id="key"
        rows={2}
        dir="ltr"
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-describedby={malformed === undefined ? 'key-hint' : 'key-hint key-error'}
        aria-invalid={malformed !== undefined}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </section>
  )
}

/** `#fr` opens the page in French; without one it opens in its first language. */
function languageOfAddress(): Language {
  const asked = location.hash.slice(1)
  return (LANGUAGES.find(({ id }) => id === asked) ?? LANGUAGES[0]!).id
}

// A file dropped beside the field would otherwise replace the page.
for (const type of ['dragover', 'drop'] as const) addEventListener(type, (event) => event.preventDefault())

render(<Page />, document.getElementById('page')!)
