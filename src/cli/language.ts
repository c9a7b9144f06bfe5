import { type Language, languages } from '../kernel/language.ts'

/**
 * The language that the environment asks for, as POSIX orders its variables. English where it asks for none of ours:
 * terminals that are not set up for a language seldom show Arabic right to left.
 */
export function languageOfEnvironment(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return languages.find((language) => new RegExp(`^${language}([_.@-]|$)`, 'i').test(locale)) ?? 'en'
}
