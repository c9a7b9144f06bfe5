import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'
import type { Browser } from './account.ts'

/** A browser in words: its family and system. */
export function browserWords(language: Language, browser: Browser): string {
  const say = words(language)
  if (browser === null) return say('account.browser.unknown')
  const family = say(`account.browser.${browser.family}`)
  return browser.family === 'jazari-cli'
    ? family
    : say('account.browser', { family, system: say(`account.system.${browser.system}`) })
}
