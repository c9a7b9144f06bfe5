import { isIban, isLuhn, mod97 } from './check-digits.ts'
import { type ContextWords, contextWords } from './context-words.ts'

/** Something that may be an identifier: where it stands in the normalised text, and how it is written there. */
export type Candidate = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly written: string
}

/** Finds one type of identifier in a normalised text. */
export type Detector = {
  readonly type: string
  /** What the mask shows in its place: letters A-Z, at least two characters shorter than the shortest identifier. */
  readonly mark: string
  /** Global, bounded in length, and without alternatives that it would have to go back over. */
  readonly pattern: RegExp
  /** How much of the candidate is the identifier, in characters from its start; 0 when it is none. */
  accept(candidate: Candidate): number
}

const separator = '(?:[ ./-]| - )?'
// A number or word does not begin or end inside another. Arabic letters may touch it: particles are written onto what
// they stand before, and so are some Latin labels: "tel0612345678".
const notAfter = '(?<![0-9A-Za-z])'
const notAfterUnlessLabel = '(?<![0-9]|(?<!tel|gsm|fax|rib|ice|cnss|idcs)(?<=[A-Za-z]))'
const notBefore = '(?![0-9A-Za-z])'

const accountWords = contextWords('rib', 'iban', 'compte', 'compte bancaire', 'حساب بنكي', 'الحساب البنكي', 'حسابي')
const companyWords = contextWords('ice', 'identifiant commun', 'التعريف الموحد', 'المعرف الموحد')
const cardWords = contextWords(
  'carte bancaire',
  'carte de paiement',
  'visa',
  'mastercard',
  'بطاقة بنكية',
  'البطاقة البنكية',
)
const cinWords = contextWords(
  'cin',
  'cnie',
  'cni',
  'carte nationale',
  "carte d'identité",
  'carte d’identité',
  'identity card',
  'id card',
  'البطاقة الوطنية',
  'بطاقة التعريف',
  'بطاقتي',
)
const cnssWords = contextWords('cnss', 'securite sociale', 'immatriculation', 'الضمان الاجتماعي')
const idcsWords = contextWords('idcs', 'rnp', 'rsu', 'المعرف الرقمي', 'المعرف المدني والاجتماعي')
const passportWords = contextWords('passeport', 'passport', 'جواز السفر', 'جواز سفر', 'جوازي')
const vehicleWords = contextWords('immatriculation', 'matricule', 'plaque', 'voiture', 'لوحة', 'ترقيم', 'سيارة')

/** A number of money, people or a share, not of a person. */
const unit =
  /^ ?(?:درهم|دراهم|مليون|مليار|في المائة|%|€|\$|(?:dirhams?|dhs?|mad|mdh|euros?|millions?|milliards?)(?![a-z0-9]))/i

/** In the order in which they look: a long number is not cut into shorter ones. */
export const detectors: readonly Detector[] = [
  {
    type: 'email',
    mark: 'MAIL',
    // The whole run of characters, so that what is written onto an address goes with it.
    pattern: /(?<![\p{L}\p{N}._%+'@-])[\p{L}\p{N}._%+'@-]+/gu,
    accept({ written }) {
      const holdsAddress = /[\p{L}\p{N}._%+'-]@[\p{L}\p{N}.-]*\.\p{L}{2}/u.test(written)
      return holdsAddress ? written.replace(/[._%+'@-]+$/, '').length : 0
    },
  },
  {
    type: 'ma.iban',
    mark: 'IBAN',
    pattern: new RegExp(`${notAfter}MA${separator}[0-9](?:${separator}[0-9]){25}${notBefore}`, 'gi'),
    accept(candidate) {
      const iban = `MA${digitsOf(candidate)}`
      return acceptChecked(candidate, isIban(iban) && mod97(iban.slice(4)) === 0, accountWords)
    },
  },
  {
    type: 'ma.rib',
    mark: 'RIB',
    pattern: numberOf(24),
    accept: (candidate) => acceptChecked(candidate, mod97(digitsOf(candidate)) === 0, accountWords),
  },
  {
    type: 'ma.ice',
    mark: 'ICE',
    pattern: numberOf(15),
    accept: (candidate) => acceptChecked(candidate, mod97(digitsOf(candidate)) === 0, companyWords),
  },
  {
    type: 'card',
    mark: 'CARD',
    pattern: new RegExp(`${notAfter}[0-9](?:[ -]?[0-9]){12,18}`, 'g'),
    accept: acceptCard,
  },
  {
    type: 'ma.phone',
    mark: 'TEL',
    pattern: phonePattern(),
    // "0.512345678" is a fraction.
    accept: ({ written }) => (startsWithDate(written) || /^0[./]/.test(written) ? 0 : written.length),
  },
  {
    type: 'ma.massar',
    mark: 'MASSAR',
    pattern: new RegExp(`${notAfter}[A-Z][0-9]{9}${notBefore}`, 'gi'),
    accept: ({ written }) => written.length,
  },
  {
    type: 'ma.passport',
    mark: 'PASS',
    pattern: new RegExp(`${notAfter}[A-Z]{2} ?[0-9]{7}${notBefore}`, 'gi'),
    accept: (candidate) => acceptChecked(candidate, false, passportWords),
  },
  {
    type: 'ma.cin',
    mark: 'CIN',
    pattern: new RegExp(`${notAfter}(?:[A-Za-z]{1,2}|[A-Z]{1,2}[ .-])[0-9]{5,8}${notBefore}`, 'g'),
    accept(candidate) {
      const { written } = candidate
      // "No 123456" and "DH 150000" have the shape, and are no cards.
      if (/^(?:dh|no)/i.test(written)) return 0
      const isWhole = /^(?:[A-Za-z]{1,2}[0-9]{6}|[A-Z]{2}[0-9]{5}|[a-z]{2}[0-9]{5})$/.test(written)
      return acceptChecked(candidate, isWhole, cinWords)
    },
  },
  {
    type: 'ma.cnss',
    mark: 'CNSS',
    pattern: numberOf(9),
    accept: (candidate) => (startsWithDate(candidate.written) ? 0 : acceptChecked(candidate, false, cnssWords)),
  },
  {
    type: 'ma.idcs',
    mark: 'IDCS',
    pattern: numberOf(10),
    accept: (candidate) => (startsWithDate(candidate.written) ? 0 : acceptChecked(candidate, false, idcsWords)),
  },
  {
    type: 'ma.plate',
    mark: 'VEH',
    pattern: platePattern(),
    accept: acceptPlate,
  },
]

/** With a right check key it is one; with a wrong one it still is when a word near it says so: people mistype. */
function acceptChecked(candidate: Candidate, holds: boolean, words: ContextWords): number {
  const { text, start, end, written } = candidate
  if (holds) return written.length
  return !unit.test(text.slice(end, end + 12)) && words.near(text, start, end) ? written.length : 0
}

function digitsOf({ written }: Candidate): string {
  return written.replace(/[^0-9]/g, '')
}

function numberOf(digits: number): RegExp {
  return new RegExp(`${notAfterUnlessLabel}[0-9](?:${separator}[0-9]){${digits - 1}}${notBefore}`, 'gi')
}

/** Of 13 to 19 digits, the longest beginning that ends where a group ends and passes Luhn. */
function acceptCard(candidate: Candidate): number {
  const { text, start } = candidate
  for (let written = candidate.written; digitsOf({ ...candidate, written }).length >= 13; ) {
    const end = start + written.length
    const isEnd = !/[0-9A-Za-z]/.test(text[end] ?? '')
    const isYears = /^(?:(?:19|20)[0-9]{2}[ -])+(?:19|20)[0-9]{2}$/.test(written)
    const whole = { ...candidate, written, end }
    if (isEnd && !isYears && acceptChecked(whole, isLuhn(digitsOf(whole)), cardWords) > 0) return written.length
    const lastGroup = Math.max(written.lastIndexOf(' '), written.lastIndexOf('-'))
    if (lastGroup < 0) return 0
    written = written.slice(0, lastGroup)
  }
  return 0
}

/** ANRT's numbering plan, loosely: nine digits from 5, 6, 7 or 8 on, after 0, +212, 00212 or (written together) 212. */
function phonePattern(): RegExp {
  const gap = '[ ./()-]{0,3}'
  const country = `212${gap}(?:0${gap})?`
  const local = `${notAfterUnlessLabel}(?:00${gap}${country}|212(?=[0-9]{9})|0${gap})`
  return new RegExp(`(?:[+]${gap}${country}|${local})[5-8](?:${gap}[0-9]){8}${notBefore}`, 'gi')
}

/** "05/12/2026 10" has ten digits, and is a day and an hour. */
function startsWithDate(written: string): boolean {
  return /^[0-9]{2}([ ./-])[0-9]{2}\1(?:19|20)[0-9]{2}(?![0-9])/.test(written)
}

/** Number, letter and code of the prefecture, or the other way round, as right-to-left text shows them. */
function platePattern(): RegExp {
  const gap = '(?: ?[|-] ?| )'
  return new RegExp(`(?<![0-9\\p{L}|-])[0-9]{1,5}${gap}[\\u0621-\\u064a]${gap}[0-9]{1,5}(?![0-9\\p{L}|-])`, 'gu')
}

function acceptPlate(candidate: Candidate): number {
  const [first = '', last = ''] = candidate.written.match(/[0-9]+/g) ?? []
  const isCode = (digits: string) => digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= 89
  if (!isCode(first) && !isCode(last)) return 0
  // "12-أ-3" is also how articles of a law are numbered, and "2020 و 21" two numbers.
  const isWhole = Math.max(first.length, last.length) >= 3 && /[|-].*[|-]/.test(candidate.written)
  return acceptChecked(candidate, isWhole, vehicleWords)
}
