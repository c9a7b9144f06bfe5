import { isIPv4 } from 'node:net'
import { isIban, isLuhn, mod97 } from './check-digits.ts'
import { confidence } from './confidence.ts'
import { type ContextWords, contextWords } from './context-words.ts'

/** Something that may be an identifier: where it stands in the normalised text, and how it is written there. */
export type Candidate = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly written: string
}

/** How much of a candidate is an identifier, in characters from its start, and how sure that is. */
export type Judgement = { readonly length: number; readonly confidence: number }

/** Finds one type of identifier in a normalised text, around its digits. */
export type Detector = {
  readonly type: string
  /** How many digits it has at least: where fewer stand together, it is not looked for. */
  readonly leastDigits: number
  /** In how many runs its digits stand at least, 1 unless said. */
  readonly leastRuns?: number
  /** Whether Latin letters stand before its digits, directly or with one character between. */
  readonly hasLetters?: true
  /**
   * Global, bounded in length, and without alternatives that it would have to go back over. No match begins more than
   * `reachBefore` characters before its first digit, or holds more than `gapWithin` characters between two digits.
   */
  readonly pattern: RegExp
  judge(candidate: Candidate): Judgement | undefined
}

export const reachBefore = 8
export const gapWithin = 8

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

/** Where cards are first issued, as a community lists them: neither official nor complete. */
const cinPrefixes = new Set(
  `A AA AB AC AD AE AG AJ AS AY B BA BB BE BF BH BJ BK BL BM BV BW C CB CC CD CN D DA DB DC DJ DN DO E EA EE F FA FB FC FD
  FE FG FH FJ FK FL G GA GB GJ GK GM GN H HA HH I IA IB IC ID IE J JA JB JC JD JE JF JH JK JM JT JY JZ K KA KB L LA LB LC LE
  LF LG M MA MC MD N O OD P PA PB Q QA QB R RB RC RX S SA SB SH SJ SK SL T TA TK U UA UB UC UD V VA VM W WA WB X XA Y Z ZG ZH
  ZT BX DF ES PK PP PY`.split(/\s+/),
)
const networkWords = contextWords(
  'ip',
  'ipv4',
  'adresse ip',
  'ip address',
  'serveur',
  'connexion',
  'عنوان بروتوكول',
  'الخادم',
)
const positionWords = contextWords(
  'gps',
  'latitude',
  'longitude',
  'coordonnees',
  'position',
  'احداثيات',
  'الموقع الجغرافي',
)
const taxWords = contextWords(
  'identifiant fiscal',
  'id fiscal',
  'التعريف الضريبي',
  'التعريف الجبائي',
  'الرقم الضريبي',
  'المعرف الضريبي',
)
const employerWords = contextWords(
  'affiliation',
  'affilie',
  'affiliee',
  'cnss',
  'الانخراط',
  'انخراط',
  'الضمان الاجتماعي',
)
const pupilWords = contextWords('massar', 'cne', 'code eleve', 'مسار', 'التلميذ', 'الطالب')
const phoneWords = contextWords(
  'tel',
  'telephone',
  'gsm',
  'mobile',
  'portable',
  'whatsapp',
  'appel',
  'nemra',
  'النمرة',
  'نمرة',
  'الهاتف',
  'هاتف',
  'اتصل',
)
/** What is written before numbers that are not of telephones. */
const referenceBefore =
  /(?:(?<![a-z])(?:ref|reference|facture|compteur|dossier|commande|serie|lot|bon|article|recu|devis)|المرجع|مرجع|فاتورة|العداد|عداد|ملف|الملف|طلبية|تسلسلي|وصل)[^0-9.,;،؛\n]{0,20}$/i

/** A number of money, people or a share, not of a person. */
const unit =
  /^ ?(?:درهم|دراهم|مليون|مليار|في المائة|%|€|\$|(?:dirhams?|dhs?|mad|mdh|euros?|millions?|milliards?)(?![a-z0-9]))/i

/** In the order in which they look: a long number is not cut into shorter ones. */
export const detectors: readonly Detector[] = [
  {
    type: 'ipv4',
    leastDigits: 4,
    leastRuns: 4,
    pattern: /(?<![0-9A-Za-z.-])(?:[0-9]{1,3}[.]){3}[0-9]{1,3}(?![0-9A-Za-z]|[.-][0-9])/g,
    judge: judgeIpv4,
  },
  {
    type: 'gps',
    leastDigits: 8,
    leastRuns: 4,
    pattern:
      /(?<![0-9A-Za-z.,+-])[+-]?[0-9]{1,2}[.][0-9]{3,8}°?[NS]?(?: ?[,;] ?| )[+-]?[0-9]{1,3}[.][0-9]{3,8}(?![0-9]|[.,][0-9])/g,
    judge: judgePosition,
  },
  {
    type: 'ma.iban',
    leastDigits: 26,
    pattern: new RegExp(`${notAfter}MA${separator}[0-9](?:${separator}[0-9]){25}${notBefore}`, 'gi'),
    judge(candidate) {
      const iban = `MA${digitsOf(candidate)}`
      return judgeChecked(candidate, isIban(iban) && mod97(iban.slice(4)) === 0, accountWords)
    },
  },
  {
    type: 'ma.rib',
    leastDigits: 24,
    pattern: numberOf(24),
    judge: (candidate) => judgeChecked(candidate, mod97(digitsOf(candidate)) === 0, accountWords),
  },
  {
    type: 'ma.ice',
    leastDigits: 15,
    pattern: numberOf(15),
    judge: (candidate) => judgeChecked(candidate, mod97(digitsOf(candidate)) === 0, companyWords),
  },
  {
    type: 'card',
    leastDigits: 13,
    pattern: new RegExp(`${notAfter}[0-9](?:[ -]?[0-9]){12,18}`, 'g'),
    judge: judgeCard,
  },
  {
    type: 'ma.phone',
    leastDigits: 10,
    pattern: phonePattern(),
    judge: judgePhone,
  },
  {
    type: 'ma.massar',
    leastDigits: 9,
    hasLetters: true,
    pattern: new RegExp(`${notAfter}[A-Z][0-9]{9}${notBefore}`, 'gi'),
    judge: (candidate) => judgeShape(candidate, pupilWords, confidence.uncertain),
  },
  {
    type: 'ma.passport',
    leastDigits: 7,
    hasLetters: true,
    pattern: new RegExp(`${notAfter}[A-Z]{2} ?[0-9]{7}${notBefore}`, 'gi'),
    judge(candidate) {
      const { text, start, end, written } = candidate
      const mayBeOne = /^[A-Z]{2}[0-9]/.test(written) && !cinWords.near(text, start, end)
      return judgeShape(candidate, passportWords, mayBeOne ? confidence.shape : 0)
    },
  },
  {
    type: 'ma.cin',
    leastDigits: 5,
    hasLetters: true,
    pattern: new RegExp(`${notAfter}(?:[A-Za-z]{1,2}|[A-Z]{1,2}[ .-])[0-9]{5,8}${notBefore}`, 'g'),
    judge: judgeCin,
  },
  {
    type: 'ma.cnss',
    leastDigits: 9,
    pattern: numberOf(9),
    judge: (candidate) => judgeNamedNumber(candidate, cnssWords),
  },
  {
    type: 'ma.idcs',
    leastDigits: 10,
    pattern: numberOf(10),
    judge: (candidate) => judgeNamedNumber(candidate, idcsWords),
  },
  {
    type: 'ma.if',
    leastDigits: 7,
    pattern: new RegExp(`${notAfter}[0-9]{7,8}${notBefore}`, 'g'),
    judge(candidate) {
      const abbreviated = /(?<![A-Za-z.])I\.?F\.?(?: ?[:=/]| ?n ?°| no)? ?$/.test(before(candidate, 12))
      return abbreviated ? whole(candidate, confidence.named) : judgeClause(candidate, taxWords)
    },
  },
  {
    type: 'ma.cnss-employer',
    leastDigits: 7,
    pattern: new RegExp(`${notAfter}[0-9]{7}${notBefore}`, 'g'),
    judge: (candidate) => judgeClause(candidate, employerWords),
  },
  {
    type: 'ma.plate',
    leastDigits: 2,
    leastRuns: 2,
    pattern: platePattern(),
    judge: judgePlate,
  },
  {
    type: 'ma.plate-old',
    leastDigits: 3,
    leastRuns: 3,
    pattern: /(?<![0-9A-Za-z/.-])[0-9]{1,4} ?[-/] ?[0-9]{1,2} ?[-/] ?[1-9](?![0-9A-Za-z/-])/g,
    judge(candidate) {
      const isDate = /^(?:19|20)[0-9]{2}[ /-]/.test(candidate.written) || candidate.written.length < 6
      return isDate ? undefined : judgeShape(candidate, vehicleWords, 0)
    },
  },
]

/** With a right check key it is one; with a wrong one it still is when a word near it says so: people mistype. */
function judgeChecked(candidate: Candidate, holds: boolean, words: ContextWords): Judgement | undefined {
  if (holds) return whole(candidate, confidence.checked)
  return isNamed(candidate, words) ? whole(candidate, confidence.uncertain) : undefined
}

/** Without a check key: likely near a word that names it, otherwise as sure as its shape alone makes it. */
function judgeShape(candidate: Candidate, words: ContextWords, alone: number): Judgement | undefined {
  if (isNamed(candidate, words)) return whole(candidate, confidence.named)
  return alone > 0 ? whole(candidate, alone) : undefined
}

/** A number like any other: surely meant where the same clause names it, perhaps where the next one does. */
function judgeNamedNumber(candidate: Candidate, words: ContextWords): Judgement | undefined {
  const isFraction = /[0-9][.,]$/.test(before(candidate, 2)) || /^0[.,]/.test(candidate.written)
  if (isFraction || startsWithDate(candidate.written)) return undefined
  const near = judgeShape(candidate, words, 0)
  return near && (judgeClause(candidate, words) ?? whole(candidate, confidence.uncertain))
}

/** Without much of a shape: only where the same clause names it. */
function judgeClause(candidate: Candidate, words: ContextWords): Judgement | undefined {
  const { text, start, end } = candidate
  const isClear = !unit.test(text.slice(end, end + 12)) && words.sameClause(text, start, end)
  return isClear ? whole(candidate, confidence.named) : undefined
}

function whole({ written }: Candidate, sure: number): Judgement {
  return { length: written.length, confidence: sure }
}

function isNamed({ text, start, end }: Candidate, words: ContextWords): boolean {
  return !unit.test(text.slice(end, end + 12)) && words.near(text, start, end)
}

function before({ text, start }: Candidate, characters: number): string {
  return text.slice(Math.max(0, start - characters), start)
}
function judgeCin(candidate: Candidate): Judgement | undefined {
  const { written } = candidate
  // "No 123456" and "DH 150000" have the shape, and are no cards.
  if (/^(?:dh|no)/i.test(written)) return undefined
  const isWhole = /^(?:[A-Za-z]{1,2}[0-9]{6}|[A-Z]{2}[0-9]{5}|[a-z]{2}[0-9]{5})$/.test(written)
  const isKnown = cinPrefixes.has(/^[A-Z]+/.exec(written)?.[0] ?? '')
  const named = judgeShape(candidate, cinWords, 0)
  if (named) return named
  return isWhole ? whole(candidate, isKnown ? confidence.uncertain : confidence.shape) : undefined
}

function judgePhone(candidate: Candidate): Judgement | undefined {
  const { written, text, start, end } = candidate
  // "0.512345678" is a fraction.
  if (startsWithDate(written) || /^0[./]/.test(written)) return undefined
  const isReference = referenceBefore.test(before(candidate, 48)) && !phoneWords.sameClause(text, start, end)
  return whole(candidate, isReference ? confidence.shape : confidence.named)
}

function judgeIpv4(candidate: Candidate): Judgement | undefined {
  const { written } = candidate
  if (!isIPv4(written) || /^(?:0|127|255)[.]/.test(written)) return undefined
  // "1.2.3.4" is as well a version or the number of a section.
  const isShort = written.split('.').filter((part) => part.length > 1).length < 2
  return judgeClause(candidate, networkWords) ?? whole(candidate, isShort ? confidence.shape : confidence.uncertain)
}

/** Degrees of latitude and longitude. Two fractions that point into Morocco are more likely a place than others. */
function judgePosition(candidate: Candidate): Judgement | undefined {
  const [latitude = 99, longitude = 999] = (candidate.written.match(/[+-]?[0-9]+[.][0-9]+/g) ?? []).map(Number)
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined
  const isInMorocco = latitude >= 20.5 && latitude <= 36.1 && longitude >= -17.3 && longitude <= -0.9
  return judgeShape(candidate, positionWords, isInMorocco ? confidence.uncertain : confidence.shape)
}

function digitsOf({ written }: Candidate): string {
  return written.replace(/[^0-9]/g, '')
}

function numberOf(digits: number): RegExp {
  return new RegExp(`${notAfterUnlessLabel}[0-9](?:${separator}[0-9]){${digits - 1}}${notBefore}`, 'gi')
}

/** Of 13 to 19 digits, the longest beginning that ends where a group ends and passes Luhn. */
function judgeCard(candidate: Candidate): Judgement | undefined {
  const { text, start } = candidate
  for (let written = candidate.written; digitsOf({ ...candidate, written }).length >= 13; ) {
    const end = start + written.length
    const isEnd = !/[0-9A-Za-z]/.test(text[end] ?? '')
    const isYears = /^(?:(?:19|20)[0-9]{2}[ -])+(?:19|20)[0-9]{2}$/.test(written)
    const shorter = { ...candidate, written, end }
    const digits = digitsOf(shorter)
    const judged = isEnd && !isYears ? judgeChecked(shorter, isLuhn(digits), cardWords) : undefined
    // One in ten numbers passes Luhn, product codes among them: who issues cards is part of the check.
    if (judged && judged.confidence === confidence.checked && !isIssued(digits)) {
      const alone = /^0/.test(digits) ? undefined : whole(shorter, confidence.shape)
      return judgeClause(shorter, cardWords) ?? alone
    }
    if (judged) return judged
    const lastGroup = Math.max(written.lastIndexOf(' '), written.lastIndexOf('-'))
    if (lastGroup < 0) return undefined
    written = written.slice(0, lastGroup)
  }
  return undefined
}

/** ISO/IEC 7812: the first digits and lengths that the networks of cards use. */
function isIssued(digits: string): boolean {
  return /^(?:4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})|(?:5[1-5]|2[2-7])[0-9]{14}|3[47][0-9]{13}|3[068][0-9]{12}|(?:5[068]|6[0-9])[0-9]{14,17})$/.test(
    digits,
  )
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

function judgePlate(candidate: Candidate): Judgement | undefined {
  const [first = '', last = ''] = candidate.written.match(/[0-9]+/g) ?? []
  const isCode = (digits: string) => digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= 89
  if (!isCode(first) && !isCode(last)) return undefined
  // "12-أ-3" is also how articles of a law are numbered, and "2020 و 21" two numbers.
  const isWhole = Math.max(first.length, last.length) >= 3 && /[|-].*[|-]/.test(candidate.written)
  return judgeShape(candidate, vehicleWords, isWhole ? confidence.named : 0)
}
