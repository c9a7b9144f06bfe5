import type { Language } from '../../../kernel/language.ts'
import { stemsOf } from '../../knowledge/index.ts'

/** Words that say what a sentence speaks of, by language, separated by spaces. */
export type Cue = Readonly<Record<Language, string>>

const promise: Cue = {
  ar: 'يلتزم تلتزم التزم التزمت التزام التزامات يتعهد تتعهد تعهد تعهدت تعهدات',
  fr: 'engage engagent engagé engagés engagement engagements promet promettent promis',
  en: 'commit commits committed commitment pledge pledges pledged undertake undertakes promise promises promised',
}
const aim: Cue = {
  ar: 'يهدف تهدف هدف أهداف غاية غايات الغاية تطمح يطمح طموح يسعى تسعى ينتظر يرمي ترمي يروم تروم',
  fr: 'vise visent but buts objectif objectifs cherche cherchent ambition finalité attendu attendus',
  en: 'aim aims aimed goal goals objective objectives seek seeks purpose ambition expected',
}
const launch: Cue = {
  ar: 'أطلق أطلقت انطلق انطلقت إطلاق انطلاق انطلاقه انطلاقها',
  fr: 'lancé lancés lancée lancées lance lancement démarrage',
  en: 'launched launch launches started',
}
const organise: Cue = {
  ar: 'نظم نظمت نظمته نظمتها تنظيم ينظم تنظم',
  fr: 'organisé organisée organise organisent organisation',
  en: 'organised organized organises organizes held',
}
const sign: Cue = {
  ar: 'وقع وقعت وقعا وقعوا توقيع موقعة موقع موقعتان',
  fr: 'signé signée signés signées signe signent signature',
  en: 'signed signs sign signing signature',
}

/** A date field that only a sentence with such words speaks of; other date fields take any date. */
export const dateCues: Readonly<Record<string, Cue>> = {
  launchedOn: launch,
  openedOn: {
    ar: 'افتتح افتتحت افتتاح فتح فتحت أبوابه أبوابها',
    fr: 'ouvert ouverte ouvre inauguré inaugurée inauguration ouverture',
    en: 'opened opens inaugurated opening',
  },
  due: { ar: 'أجل أقصاه موعد قبل', fr: 'avant échéance délai tard', en: 'before deadline due later' },
  targetOn: { ar: 'أفق بحلول', fr: 'horizon échéance', en: 'horizon target' },
}

/** A field that leads to another record and that only a sentence with such words speaks of. */
export const recordCues: Readonly<Record<string, Cue>> = {
  promisedBy: promise,
  leader: {
    ar: 'يقود تقود قيادة تشرف يشرف إشراف تدبر',
    fr: 'pilote piloté pilotée pilotage dirige dirigé assure',
    en: 'leads led lead runs',
  },
  organiser: organise,
}

/** A term that a sentence with these words may support. Where several of a field fit, the first is proposed. */
export const termCues: readonly { readonly field: string; readonly term: string; readonly cues: readonly Cue[] }[] = [
  {
    field: 'status',
    term: 'protocol-signed',
    cues: [sign, { ar: 'بروتوكول بروتوكولا', fr: 'protocole protocoles', en: 'protocol protocols' }],
  },
  { field: 'status', term: 'signed', cues: [sign] },
  { field: 'stage', term: 'launched', cues: [launch] },
  {
    field: 'stage',
    term: 'planned',
    cues: [{ ar: 'إحداث سيحدث مرتقب', fr: 'créer création futur', en: 'create creation planned future' }],
  },
]

/** Fields of words that take the whole sentence, when it has such words. */
export const sentenceCues: Readonly<Record<string, Cue>> = {
  promise,
  aim,
  purpose: aim,
  targets: aim,
  nature: {
    ar: 'اتفاقية اتفاق مذكرة بروتوكول عقد',
    fr: 'accord mémorandum protocole convention contrat',
    en: 'agreement memorandum protocol convention contract',
  },
  budget: {
    ar: 'ميزانية الميزانية درهم تمويل',
    fr: 'budget dirhams dirham financement',
    en: 'budget dirhams dirham funding',
  },
  amount: { ar: 'ميزانية مبلغ درهم', fr: 'budget montant dirhams dirham', en: 'budget amount dirhams dirham' },
  place: {
    ar: 'مدينة يوجد مقر احتضنت الرباط',
    fr: 'ville trouve siège Rabat tenue',
    en: 'city located seat Rabat',
  },
}

const stems = new WeakMap<Cue, Readonly<Record<Language, ReadonlySet<string>>>>()

/** Whether some word of the cue stands in a sentence of that language, in any form that has its stem. */
export function speaksOf(cue: Cue, language: Language, sentenceStems: readonly string[]): boolean {
  const known = stems.get(cue) ?? stemmed(cue)
  stems.set(cue, known)
  return sentenceStems.some((stem) => known[language].has(stem))
}

function stemmed({ ar, fr, en }: Cue): Readonly<Record<Language, ReadonlySet<string>>> {
  return { ar: new Set(stemsOf(ar)), fr: new Set(stemsOf(fr, 'fr')), en: new Set(stemsOf(en, 'en')) }
}
