import { givenNames, nameParticles } from './given-names.ts'
import { normalise } from './normalise.ts'
import { towns } from './towns.ts'

/** What a word may be. A word is several of these at once: `place` begins an address, or is just a word. */
export const kind = {
  givenName: 1 << 0,
  /** A given name that is an everyday word as well. */
  perhapsGivenName: 1 << 1,
  particle: 1 << 2,
  title: 1 << 3,
  /** What stands before a name on a form, or where somebody says their own. */
  nameLabel: 1 << 4,
  /** Ends a name, and is none: offices, and words that join words. */
  notName: 1 << 5,
  /** What bears people's names without being a person: a street, a university. */
  namedAfter: 1 << 6,
  /** A king is not looked for: `محمد الخامس`, `Mohammed V`. */
  ordinal: 1 << 7,
  address: 1 << 8,
  /** Begins an address only with more evidence than one number or town. */
  perhapsAddress: 1 << 9,
  addressLabel: 1 << 10,
  town: 1 << 11,
  birth: 1 << 12,
  tradeRegister: 1 << 13,
  health: 1 << 14,
  /** Joins what follows to what stands before: `de la`, `رقم`. */
  linking: 1 << 15,
  // What the word looks like.
  arabic: 1 << 20,
  capitalised: 1 << 21,
  number: 1 << 22,
} as const

const inWords: readonly (readonly [number, string])[] = [
  [
    kind.title,
    'السيد السيدة الآنسة الدكتور الدكتورة الأستاذ الأستاذة الشريف الحاج الحاجة سي المواطن المواطنة المسمى المسماة المدعو المدعوة',
  ],
  [kind.title, 'm mr mme mlle dr pr me monsieur madame mademoiselle docteur professeur maitre mrs ms'],
  [
    kind.nameLabel,
    'الاسم اسمي سميتي الإسم إسمي أسفله nom noms prenom prenoms name appelle soussigne soussignee smiti smiyti ismi denomme denommee أنا ana',
  ],
  [
    kind.notName,
    'الوزير الوزيرة الرئيس الرئيسة المدير المديرة العامل الوالي القاضي الكاتب الأمين العام العامة وزير رئيس مدير والي عامل كاتب قاض النائب المحامي الموثق الطبيب المفتش المستشار رقم هو هي من في على إلى عن مع أن التي الذي الحامل الحاملة المزداد المزدادة الساكن الساكنة القاطن القاطنة المولود المولودة بتاريخ ابن تاريخ الحكومة البرلمان الداخلي الخارجي الوطني الدولي المحلي الجهوي المغربي الإداري المالي القانوني التاريخي الاجتماعي الاقتصادي الثقافي العلمي و أو ثم قد كما بعد قبل كان كانت قال قالت أكد صرح هاتفي عنواني بطاقتي رقمه رقمها هاتفه هاتفها',
  ],
  [
    kind.notName,
    'le la les l de du des d un une et ou a au aux en est sont dont que qui pour par sur avec ministre president presidente directeur directrice maire wali gouverneur juge secretaire depute premier general monsieur madame the of and in on is ne nee cin cnie cni tel gsm email mail rib iban ice cnss adresse numero no ma mon mes je j il elle habite habitant demeurant titulaire domicilie domiciliee date naissance telephone passeport massar code nationale carte age sexe profession ville patient',
  ],
  [
    kind.namedAfter,
    'جامعة مؤسسة معهد مستشفى ثانوية إعدادية مدرسة مطار ملعب مسجد قاعة جائزة كلية مكتبة سد ميناء محطة مركز مركب الملك جلالة السلطان الأمير الإمام شارع زنقة ساحة حي ممر universite fondation institut hopital lycee college ecole aeroport stade mosquee salle prix faculte bibliotheque barrage port gare centre complexe roi sultan prince avenue av rue boulevard bd place university foundation institute hospital school airport king majeste',
  ],
  [kind.ordinal, 'الأول الثاني الثالث الرابع الخامس السادس i ii iii iv v vi ier'],
  [
    kind.address,
    'زنقة شارع تجزئة إقامة عمارة شقة درب دوار rue avenue av boulevard bd bvd impasse lotissement residence immeuble imm appartement appt hay derb douar زنقت زنقا zenqa',
  ],
  [
    kind.perhapsAddress,
    'حي ممر ساحة زاوية الطابق طابق كلم طريق فيلا قطاع بلوك بناية منزل place angle lot res etage quartier km route villa secteur bloc apt cite bp ghorfa',
  ],
  [
    kind.addressLabel,
    'العنوان عنواني عنوانه عنوانها الساكن الساكنة القاطن القاطنة أسكن نسكن كنسكن ساكن ساكنة أقطن adresse address demeurant domicilie domiciliee domicile habite habitant sakn sakna kanskon kansken residant',
  ],
  [
    kind.birth,
    'ne nee nes naissance مزداد مزدادة المزداد المزدادة الازدياد ازدياده ازديادها ازديادي ازداد ازدادت ولد ولدت ولادة ولادته ولادتها المولود المولودة الولادة ميلاد ميلادي الميلاد born birth dob تزاد تزدت تزادت tzad tzadt tzadit',
  ],
  [kind.linking, 'de du des la le les d l a au aux en n no num numero el al bis رقم في ب'],
  [kind.tradeRegister, 'rc registre التجاري'],
  [
    kind.health,
    'diagnostic diagnostique maladie maladies malade pathologie pathologies patient patients patiente medical medicale traitement chirurgie hospitalisation hospitalise diabete diabetique cancer vih sida hepatite tuberculose grossesse ordonnance antecedents handicap depression allergie asthme مريض مريضة المريض المريضة مرضى المرضى تشخيص التشخيص السكري السرطان سرطان السيدا التهاب الكبد السل الحمل العلاج استشفاء الاستشفاء إعاقة الإعاقة الاكتئاب الحساسية الربو الفيروس وصفة الطبية طبي الطبي',
  ],
]

/** All that a dictionary says of words; not what they look like. */
const everything = kind.arabic - 1

/** Particles that are written onto Arabic words. */
const proclitics = ['', 'و', 'ب', 'ل', 'ف', 'ك', 'وب', 'ول'] as const

type Entry = { readonly word: string; kinds: number; readonly next: Entry | undefined }
const buckets = 1 << 15
const dictionary = new Array<Entry | undefined>(buckets).fill(undefined)
const hashStep = 31

for (const [kinds, words] of inWords) for (const word of words.split(' ')) add(word, kinds)
for (const particle of nameParticles) add(particle, kind.particle)
for (const town of towns.trim().split(/\s+/)) for (const part of town.split('-')) add(part, kind.town)
addGivenNames()

function addGivenNames(): void {
  const [names = '', everyday = ''] = givenNames.split('~\n')
  for (const line of names.trim().split('\n')) for (const name of line.split(' ')) addName(name, kind.givenName)
  for (const line of everyday.trim().split('\n')) {
    const [arabic = '', ...latin] = line.split(' ')
    addName(arabic, kind.perhapsGivenName)
    for (const name of latin) addName(name, kind.givenName)
  }
}

function addName(name: string, kinds: number): void {
  const [, last = name] = /['’-](.+)$/.exec(name) ?? []
  addWord(normalise(last).text, kinds)
  if (!/[a-z]/i.test(last)) addWord(`و${normalise(last).text}`, kinds)
}

function add(word: string, kinds: number): void {
  const written = normalise(word).text.toLowerCase()
  if (/[a-z]/.test(written) || (kinds & (kind.particle | kind.notName | kind.ordinal | kind.linking)) !== 0)
    addWord(written, kinds)
  else {
    for (const proclitic of proclitics) addWord(proclitic + written, kinds)
    // What follows `l-` loses the alif of its article: للسيد.
    if (written.startsWith('ال')) addWord(`ل${written.slice(1)}`, kinds)
    else for (const article of ['ال', 'وال', 'بال']) addWord(article + written, kinds)
  }
}

function addWord(given: string, kinds: number): void {
  const word = given.toLowerCase()
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, hashStep) + word.charCodeAt(i)) | 0
  const at = hash & (buckets - 1)
  for (let entry = dictionary[at]; entry; entry = entry.next) {
    if (entry.word === word) {
      entry.kinds |= kinds
      return
    }
  }
  dictionary[at] = { word, kinds, next: dictionary[at] }
}

// Classes of code units: 0 neither letter nor digit, 1 small Latin letter, 2 capital, 3 Arabic letter, 4 digit, 5 another letter.
const classes = new Uint8Array(0x1_0000)
for (let unit = 0; unit < classes.length; unit++) classes[unit] = classOf(unit)

function classOf(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return 1
  if (unit >= 0x41 && unit <= 0x5a) return 2
  if ((unit >= 0x621 && unit <= 0x64a) || (unit >= 0x66e && unit <= 0x6d3)) return 3
  if (unit >= 0x30 && unit <= 0x39) return 4
  return unit > 0x7f && /\p{L}/u.test(String.fromCharCode(unit)) ? 5 : 0
}

/** Of letters, themselves in small; 0 of everything else. */
const folded = new Uint16Array(classes.length)
for (let unit = 0; unit < folded.length; unit++) {
  const its = classes[unit]!
  folded[unit] = its === 0 || its === 4 ? 0 : its === 2 ? unit + 32 : unit
}

/** The words and numbers of a normalised text, in order, by their place. */
export type Words = {
  readonly text: string
  readonly count: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly kinds: Int32Array
  /** Of all words together: what is not here does not have to be looked for. */
  readonly allKinds: number
}

/** Cuts a normalised text into words and says what each may be. */
export function wordsOf(text: string): Words {
  let room = (text.length >> 2) + 8
  let starts = new Int32Array(room)
  let ends = new Int32Array(room)
  let kinds = new Int32Array(room)
  let count = 0
  let allKinds = 0
  for (let at = 0; at < text.length; ) {
    const first = classes[text.charCodeAt(at)]!
    if (first === 0) {
      at += 1
      continue
    }
    const start = at
    let hash = 0
    const isNumber = first === 4
    if (isNumber) {
      do at += 1
      while (at < text.length && classes[text.charCodeAt(at)] === 4)
    } else {
      for (; at < text.length; at++) {
        const form = folded[text.charCodeAt(at)]!
        if (form === 0) break
        hash = (Math.imul(hash, hashStep) + form) | 0
      }
    }
    if (count === room) {
      room *= 2
      starts = grown(starts, room)
      ends = grown(ends, room)
      kinds = grown(kinds, room)
    }
    const own = isNumber ? kind.number : kindsOf(text, start, at, hash, first) & ~glued(text, start, at, first)
    starts[count] = start
    ends[count] = at
    kinds[count] = own
    allKinds |= own
    count += 1
  }
  return { text, count, starts, ends, kinds, allKinds }
}

/** What a Latin word is not when digits touch it, as in a digest: `66bd94`. */
function glued(text: string, start: number, end: number, first: number): number {
  if (first > 2) return 0
  if (start > 0 && classes[text.charCodeAt(start - 1)] === 4) return everything
  return end < text.length && classes[text.charCodeAt(end)] === 4 ? everything & ~kind.tradeRegister : 0
}

function kindsOf(text: string, start: number, end: number, hash: number, first: number): number {
  const looks = first === 2 ? kind.capitalised : first === 3 ? kind.arabic : 0
  for (let entry = dictionary[hash & (buckets - 1)]; entry; entry = entry.next) {
    if (entry.word.length === end - start && isWrittenAt(text, start, entry.word)) return entry.kinds | looks
  }
  return looks
}

function isWrittenAt(text: string, start: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    if (folded[text.charCodeAt(start + i)] !== word.charCodeAt(i)) return false
  }
  return true
}

function grown(values: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(room)
  wider.set(values)
  return wider
}
