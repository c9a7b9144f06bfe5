import type { ComponentChild, JSX } from 'preact'
import type { Language } from '../kernel/language.ts'
import type { Problem } from '../kernel/problem.ts'
import { type ProblemWords, problemWords, type SentenceKey, words } from '../words/sentence.ts'
import type { Frame } from './frame.ts'
import { Say } from './text.tsx'

/** A form as it came back: what was typed, and what was wrong with it. An empty one has neither. */
export type Filled = {
  readonly values: Readonly<Record<string, string>>
  readonly problem: Problem | null
}

export const blank: Filled = { values: {}, problem: null }

/** A form while it is drawn: the words of its problem stand beside the fields they are about. */
export type Form = {
  readonly language: Language
  readonly values: Readonly<Record<string, string>>
  readonly problem: ProblemWords | null
  /** Name and label of each field, for the summary. */
  readonly labels: Readonly<Record<string, SentenceKey>>
}

export function formOf(language: Language, filled: Filled, labels: Readonly<Record<string, SentenceKey>>): Form {
  return { language, values: filled.values, problem: filled.problem && problemWords(language, filled.problem), labels }
}

/** Field names follow the input's paths (`title.ar`), so that a fault finds its field. */
function fieldId(name: string): string {
  return `field-${name.replaceAll('.', '-')}`
}

function faultsOf(form: Form, name: string): string[] {
  return form.problem?.fields.filter(({ path }) => path === name).map(({ text }) => text) ?? []
}

/** At the top of a page whose form did not hold: what happened, what to do, a link to each field. */
export function ErrorSummary({ form }: { form: Form }): JSX.Element | null {
  if (!form.problem) return null
  const { title, advice, fields } = form.problem
  return (
    // Focused without script: it is what to read first when a form comes back.
    <div class="err" role="alert" tabIndex={-1} aria-labelledby="error-title" autofocus>
      <h2 id="error-title">{title}</h2>
      <p>{advice}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(({ path, text }) => (
            <li key={path + text}>
              <FieldReference form={form} path={path} text={text} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function FieldReference({ form, path, text }: { form: Form; path: string; text: string }): JSX.Element {
  const label = form.labels[path]
  if (!label) {
    return <Say language={form.language} of="form.fault" field={<bdi dir="ltr">{path}</bdi>} fault={text} />
  }
  return (
    <a href={`#${fieldId(path)}`}>
      {words(form.language)('form.fault', { field: words(form.language)(label), fault: text })}
    </a>
  )
}

/** Proves that a post came from our own page. */
export function CsrfField({ frame }: { frame: Frame }): JSX.Element {
  return <input type="hidden" name="csrf" value={frame.csrf} />
}

type FieldProps = { form: Form; name: string; hint?: SentenceKey; optional?: boolean }

/** Label, hint and faults around one control, tied together for those who do not see them side by side. */
function Field({ form, name, hint, optional, children }: FieldProps & { children: ComponentChild }): JSX.Element {
  const say = words(form.language)
  const faults = faultsOf(form, name)
  const id = fieldId(name)
  return (
    <div class={faults.length > 0 ? 'field bad' : 'field'}>
      <label for={id}>
        {say(form.labels[name]!)}
        {optional && <span class="weak"> {say('form.optional')}</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {say(hint)}
        </p>
      )}
      {faults.length > 0 && (
        <p class="fault" id={`${id}-fault`}>
          {faults.join(' ')}
        </p>
      )}
      {children}
    </div>
  )
}

function describedBy({ form, name, hint }: FieldProps): { 'aria-describedby'?: string; 'aria-invalid'?: 'true' } {
  const faulty = faultsOf(form, name).length > 0
  const ids = [hint && `${fieldId(name)}-hint`, faulty && `${fieldId(name)}-fault`].filter(Boolean).join(' ')
  return { ...(ids && { 'aria-describedby': ids }), ...(faulty && { 'aria-invalid': 'true' as const }) }
}

/**
 * One line of text. `direction` is fixed for what is never mirrored, such as an address. `fills`: what a browser that
 * remembers may put in (HTML, autofill detail tokens).
 */
export function TextField(
  props: FieldProps & {
    maxLength: number
    direction?: 'ltr' | 'rtl'
    lang?: string
    fills?: 'username' | 'one-time-code'
  },
): JSX.Element {
  const { form, name, maxLength, direction, lang, optional, fills = 'off' } = props
  return (
    <Field {...props}>
      <input
        type="text"
        id={fieldId(name)}
        name={name}
        value={form.values[name] ?? ''}
        maxLength={maxLength}
        dir={direction ?? 'auto'}
        lang={lang}
        required={!optional}
        autocomplete={fills}
        {...describedBy(props)}
      />
    </Field>
  )
}

/** What is not shown while it is typed, and never comes back in a page. */
export function PasswordField(props: FieldProps & { fills: 'current-password' | 'new-password' }): JSX.Element {
  const { name, optional, fills } = props
  return (
    <Field {...props}>
      <input
        type="password"
        id={fieldId(name)}
        name={name}
        dir="auto"
        required={!optional}
        autocomplete={fills}
        {...describedBy(props)}
      />
    </Field>
  )
}

export function TextArea(props: FieldProps & { maxLength: number; lang?: string }): JSX.Element {
  const { form, name, maxLength, lang, optional } = props
  return (
    <Field {...props}>
      <textarea
        id={fieldId(name)}
        name={name}
        maxLength={maxLength}
        dir="auto"
        lang={lang}
        required={!optional}
        {...describedBy(props)}
      >
        {form.values[name] ?? ''}
      </textarea>
    </Field>
  )
}

/** `what`: what it means, in a sentence under its name; only where all choices are in sight. */
export type Choice = { readonly value: string; readonly text: string; readonly what?: string }

/** A choice whose value is empty, when it comes first, asks the person to choose. */
export function SelectField(props: FieldProps & { choices: readonly Choice[] }): JSX.Element {
  const { form, name, choices } = props
  return (
    <Field {...props}>
      <select id={fieldId(name)} name={name} required={choices[0]?.value === ''} {...describedBy(props)}>
        {choices.map(({ value, text }) => (
          <option key={value} value={value} selected={form.values[name] === value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** A few choices, all in sight. The first is chosen until the person says otherwise, unless `open`: then they must say. */
export function RadioField({
  form,
  name,
  hint,
  choices,
  open,
}: FieldProps & { choices: readonly Choice[]; open?: boolean }): JSX.Element {
  const say = words(form.language)
  const faults = faultsOf(form, name)
  const chosen = form.values[name] ?? (open ? undefined : choices[0]?.value)
  return (
    <fieldset class="choices" id={fieldId(name)} {...describedBy({ form, name, ...(hint && { hint }) })}>
      <legend>{say(form.labels[name]!)}</legend>
      {hint && (
        <p class="hint" id={`${fieldId(name)}-hint`}>
          {say(hint)}
        </p>
      )}
      {faults.length > 0 && (
        <p class="fault" id={`${fieldId(name)}-fault`}>
          {faults.join(' ')}
        </p>
      )}
      {choices.map((choice) => (
        <label key={choice.value}>
          <input type="radio" name={name} value={choice.value} checked={choice.value === chosen} required={open} />
          <ChoiceWords choice={choice} />
        </label>
      ))}
    </fieldset>
  )
}

/** As many of a few choices as hold, all in sight. The field's value is those chosen, a space between them. */
export function TicksField({ form, name, hint, choices }: FieldProps & { choices: readonly Choice[] }): JSX.Element {
  const say = words(form.language)
  const faults = faultsOf(form, name)
  const chosen = new Set((form.values[name] ?? '').split(' '))
  const id = fieldId(name)
  return (
    <fieldset
      class={faults.length > 0 ? 'choices field bad' : 'choices'}
      id={id}
      aria-describedby={describedBy({ form, name, ...(hint && { hint }) })['aria-describedby']}
    >
      <legend>{say(form.labels[name]!)}</legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {say(hint)}
        </p>
      )}
      {faults.length > 0 && (
        <p class="fault" id={`${id}-fault`}>
          {faults.join(' ')}
        </p>
      )}
      {choices.map((choice) => (
        <label key={choice.value}>
          <input type="checkbox" name={name} value={choice.value} checked={chosen.has(choice.value)} />
          <ChoiceWords choice={choice} />
        </label>
      ))}
    </fieldset>
  )
}

function ChoiceWords({ choice: { text, what } }: { choice: Choice }): JSX.Element {
  if (what === undefined) return <bdi>{text}</bdi>
  return (
    <span>
      <bdi>{text}</bdi>
      <small class="what">
        <bdi>{what}</bdi>
      </small>
    </span>
  )
}
