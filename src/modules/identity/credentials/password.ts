import { z } from 'zod'
import { commonWords } from './common-words.ts'
import { concealedText } from './concealed.ts'

/** In characters (code points) of the normalised password. */
const shortest = 12
const longest = 1024
/** UTF-16 units that are read at all: nobody normalises megabytes to be told that it is too long. */
const longestSent = 4 * longest

/**
 * One form for what keyboards write differently: NFC, and every space the ASCII one (RFC 8265, section 4.2,
 * OpaqueString). Nothing else changes: case, marks and spaces at the ends count.
 */
function normalised(password: string): string {
  return password.replace(/\p{Zs}/gu, ' ').normalize('NFC')
}

const Sent = z
  .string()
  .min(1)
  .max(longestSent)
  .refine((text) => text.isWellFormed())

/** A password as it is given to sign in. */
export const GivenPassword = concealedText(Sent.transform(normalised))

/** A password that somebody chooses. */
export const NewPassword = concealedText(
  Sent.transform(normalised)
    .refine((password) => !/\p{Cc}/u.test(password))
    .check(({ value, issues }) => {
      const characters = [...value].length
      const origin = 'string'
      // The value itself stays out of the issue.
      if (characters < shortest) issues.push({ code: 'too_small', origin, minimum: shortest, input: '' })
      if (characters > longest) issues.push({ code: 'too_big', origin, maximum: longest, input: '' })
    }),
)

/** Letters that must be left when everything that a guesser tries first is taken out. */
const leastOwn = 4
const leastDistinct = 5

/**
 * Whether a guesser finds it early: it is made of common words, the person's own login and name, digits and signs, or of
 * very few different characters.
 */
export function isGuessable(password: string, { login, name }: { login: string; name: string }): boolean {
  const said = plain(password)
  const own = [login, ...login.split(/[._@-]/), name, ...name.split(/\s/)].map(plain).filter((word) => word.length >= 3)
  const known = [...own, ...commonWords].sort((one, other) => other.length - one.length)
  const lettersLeft = (text: string) =>
    known.reduce((rest, word) => rest.replaceAll(word, ''), text).replace(/\P{L}/gu, '')
  const left = [said, withoutSigns(said)].map((text) => lettersLeft(text).length)
  return new Set(said).size < leastDistinct || Math.min(...left) < leastOwn
}

/** Without case, marks and spaces. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Z}\u0640]/gu, '')
    .toLowerCase()
}

/** `pa$$w0rd99` is `password`: what stands around the letters goes, what stands for a letter among them becomes it. */
function withoutSigns(text: string): string {
  return text.replace(/^\P{L}+|\P{L}+$/gu, '').replace(/[@$0134579]/g, (sign) => writtenFor[sign] ?? sign)
}

const writtenFor: Readonly<Record<string, string>> = {
  '@': 'a',
  $: 's',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
}
