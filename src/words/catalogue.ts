import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type account from '../../locales/ar/account.json'
import type buildPages from '../../locales/ar/build-pages.json'
import type calls from '../../locales/ar/calls.json'
import type dataSetPages from '../../locales/ar/data-set-pages.json'
import type decisions from '../../locales/ar/decisions.json'
import type desk from '../../locales/ar/desk.json'
import type evaluationPages from '../../locales/ar/evaluation-pages.json'
import type exchange from '../../locales/ar/exchange.json'
import type indicators from '../../locales/ar/indicators.json'
import type kernel from '../../locales/ar/kernel.json'
import type legalPlace from '../../locales/ar/legal-place.json'
import type people from '../../locales/ar/people.json'
import type permitsPages from '../../locales/ar/permits-pages.json'
import type qualityPages from '../../locales/ar/quality-pages.json'
import type records from '../../locales/ar/records.json'
import type registerPages from '../../locales/ar/register-pages.json'
import type reportsPages from '../../locales/ar/reports-pages.json'
import type rules from '../../locales/ar/rules.json'
import type signIn from '../../locales/ar/sign-in.json'
import type web from '../../locales/ar/web.json'
import { type Language, languages } from '../kernel/language.ts'

/**
 * The keys that code may name, from the Arabic catalogues: a typo does not compile. A catalogue whose keys only arrive as
 * data (problem codes, reasons of refusal) need not stand here; it is read all the same.
 */
export type SentenceKey =
  | keyof typeof web
  | keyof typeof dataSetPages
  | keyof typeof kernel
  | keyof typeof legalPlace
  | keyof typeof records
  | keyof typeof decisions
  | keyof typeof desk
  | keyof typeof calls
  | keyof typeof exchange
  | keyof typeof indicators
  | keyof typeof rules
  | keyof typeof people
  | keyof typeof buildPages
  | keyof typeof evaluationPages
  | keyof typeof registerPages
  | keyof typeof qualityPages
  | keyof typeof reportsPages
  | keyof typeof permitsPages
  | keyof typeof account
  | keyof typeof signIn

/** Every message of a language by its key, as written: ICU MessageFormat. */
export type Catalogue = ReadonlyMap<string, string>

const folder = fileURLToPath(new URL('../../locales/', import.meta.url))

/**
 * The files of one language, read once at start.
 *
 * @throws SyntaxError for what is not JSON, TypeError for a value that is not text, RangeError for a key in two files.
 */
function readCatalogue(language: Language): Catalogue {
  const messages = new Map<string, string>()
  for (const file of readdirSync(`${folder}${language}`).sort()) {
    if (!file.endsWith('.json')) continue
    const content: unknown = JSON.parse(readFileSync(`${folder}${language}/${file}`, 'utf8'))
    for (const [key, message] of Object.entries(content as object)) {
      if (typeof message !== 'string') throw new TypeError(`${language}/${file}: ${key} is not text`)
      if (messages.has(key)) throw new RangeError(`${language}/${file}: ${key} is in another file too`)
      messages.set(key, message)
    }
  }
  return messages
}

export const catalogues: Readonly<Record<Language, Catalogue>> = Object.fromEntries(
  languages.map((language) => [language, readCatalogue(language)]),
) as Record<Language, Catalogue>
