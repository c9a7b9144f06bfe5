import { type Language, languages } from '../kernel/language.ts'

/** Codes of ISO 3166-1 alpha-2 by the names of their countries in our languages, as people may type them. */
function namedCodes(): ReadonlyMap<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  // Every code that is not the older name of another: `FX` is France too.
  const candidates = letters
    .flatMap((first) => letters.map((second) => `${first}${second}`))
    .filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`)
  return new Map(
    languages.flatMap((language) => {
      const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
      return candidates.flatMap((code): [string, string][] => {
        const name = names.of(code)
        return name === undefined ? [] : [[plain(name), code]]
      })
    }),
  )
}

/** Made when somebody first writes a country: few ever do. */
let known: { readonly byName: ReadonlyMap<string, string>; readonly codes: ReadonlySet<string> } | undefined

function knownCountries(): NonNullable<typeof known> {
  if (!known) {
    const byName = namedCodes()
    known = { byName, codes: new Set(byName.values()) }
  }
  return known
}

/** The countries that somebody wrote, by name or code, between commas or on lines; `unknown`: what is none. */
export function countriesIn(text: string): { readonly codes: readonly string[]; readonly unknown: readonly string[] } {
  const { byName, codes } = knownCountries()
  const written = text.split(/[,،;؛\n]/).map((part) => part.trim())
  const found = written
    .filter((part) => part !== '')
    .map((part) => ({
      part,
      code: byName.get(plain(part)) ?? (codes.has(part.toUpperCase()) ? part.toUpperCase() : null),
    }))
  return {
    codes: [...new Set(found.flatMap(({ code }) => code ?? []))],
    unknown: found.flatMap(({ part, code }) => (code === null ? [part] : [])),
  }
}

/** Names of countries in a language. */
export function countryNames(language: Language, codes: readonly string[]): string[] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' })
  return codes.map((code) => names.of(code) ?? code)
}

/** Without accents, hamzas, articles' spelling or case: people write names of countries in several ways. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .replaceAll('’', "'")
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim()
}
