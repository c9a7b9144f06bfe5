import { plainText, plainWords } from './plain-words.ts'

/** What a text states that a question could want: numbers that count something, dates, reasons. */

export type Quantity = { readonly value: string; readonly unit: string | null; readonly isFigure: boolean }

const months =
  'يناير|فبراير|مارس|ابريل|ماي|مايو|يونيو|يوليوز|يوليو|غشت|اغسطس|شتنبر|سبتمبر|اكتوبر|نونبر|نوفمبر|دجنبر|ديسمبر|كانون|شباط|اذار|نيسان|ايار|حزيران|تموز|ايلول|تشرين|محرم|صفر|رجب|شعبان|رمضان|شوال|' +
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|' +
  'january|february|march|april|may|june|july|august|september|october|november|december'
const isMonth = new RegExp(`^[ولبف]?(?:${months})$`, 'u')
const isYear = /^(?:1\d{3}|20\d\d)$/
const isCentury =
  /^(?:ال)?(?:قرن|عقد|حقبة|\p{L}+ينات|\p{L}+ينيات)$|^(?:siècles?|décennie|centur(?:y|ies)|decade|era)$|^\d{3,4}s$/u

/** What stands beside the number of a year that has not four figures. */
const era = /^(?:ه|هـ|م|ق|قبل|bc|ad|bce|ce|av)$/u
const calledYear = /^[وبفل]?(?:ال)?(?:سنة|عام)$/u

const numberWords =
  'اثنان|اثنين|اثنتان|اثنتين|ثلاث|ثلاثة|اربع|اربعة|خمس|خمسة|ست|ستة|سبع|سبعة|ثماني|ثمانية|ثمان|تسع|تسعة|عشر|عشرة|عشرون|عشرين|ثلاثون|ثلاثين|اربعون|اربعين|خمسون|خمسين|ستون|ستين|سبعون|سبعين|ثمانون|ثمانين|تسعون|تسعين|مئة|مائة|مئتان|مئتين|مائتان|مائتين|الف|الفا|الاف|مليون|مليونا|ملايين|مليار|مليارات|نصف|ربع|ثلث|' +
  'deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|cents|mille|million|millions|milliard|milliards|moitié|quart|tiers|' +
  'two|three|four|five|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hundreds|thousand|thousands|millions|billion|billions|half|third|quarter|dozen'
const isNumberWord = new RegExp(`^[وبلف]?(?:${numberWords})$`, 'u')

/** Numbers that count something, in figures or in words; those of a date or of a name such as «2030» are none. */
export function quantitiesIn(text: string): Quantity[] {
  const words = plainWords(text)
  return words.flatMap(({ text: word, isNumber, isPlain }, i): Quantity[] => {
    const next = words[i + 1]?.text
    if (isNumber) {
      const isDay =
        next !== undefined &&
        (isMonth.test(next) || (/^(?:و|et|and|-)$/u.test(next) && isMonth.test(words[i + 2]?.text ?? '')))
      const afterMonth = isMonth.test(words[i - 1]?.text ?? '')
      if (isDay || afterMonth || (isPlain && isYear.test(word))) return []
      return [{ value: word, unit: next ?? null, isFigure: true }]
    }
    if (!isNumberWord.test(word)) return []
    return isMonth.test(next ?? '') ? [] : [{ value: word, unit: next ?? null, isFigure: false }]
  })
}

/**
 * Years, months and centuries; a day of the week alone is no date, and neither is the year in a name («المغرب الرقمي
 * 2030»): a year stands behind a month, a word of time, a figure or a mark.
 */
export function datesIn(text: string): string[] {
  const words = plainWords(text)
  return words.flatMap(({ text: word, isNumber, isPlain, apart }, i) => {
    const previous = words[i - 1]
    if (isMonth.test(word) || isCentury.test(word)) return [word]
    if (!isNumber) return []
    const isOfAnEra = era.test(words[i + 1]?.text ?? '') || calledYear.test(previous?.text ?? '')
    const isInTime =
      apart || previous?.isNumber || isMonth.test(previous?.text ?? '') || time.test(previous?.text ?? '')
    return isOfAnEra || (isPlain && isYear.test(word) && isInTime) ? [word] : []
  })
}

/** The years among them. */
export function yearsIn(text: string): string[] {
  return datesIn(text).filter((date) => isYear.test(date))
}

const time =
  /^(?:[وف]?(?:في|منذ|بين|حتى|قبل|بعد|حوالي|نحو|خلال|من|الى|و|مطلع|اوائل|اواخر|نهاية|بداية|صيف|خريف|ربيع|شتاء)|[وبفل]?(?:ال)?(?:سنة|عام|سنوات|اعوام)|en|de|depuis|vers|avant|après|entre|et|à|dès|an|année|début|fin|été|in|since|of|by|until|from|to|and|between|around|circa|early|late|year|before|after|during)$/u

const ordinal =
  /(?<!\p{L})(?:(?:ال)?(?:مرتبة|رتبة|مركز|صف)\s+(?:ال)?\p{L}+|\d+\s*(?:er|re|ère|e|è|ème|eme|th|st|nd|rd)(?!\p{L})|(?:au|le|son)\s+\S+\s+rang|rang(?!\p{L})|ranks?(?!\p{L})|ranked|premi(?:er|ère)|first)/u

/** It says which place something has in an order. */
export function statesRank(text: string): boolean {
  return ordinal.test(plainText(text))
}

const causal =
  /(?<!\p{L})(?:[ول]?لان\p{L}{0,3}|بسبب|بفعل|نتيجة|نظرا|من\s+اجل|بهدف|لكي|كي|لغرض|بغرض|لذلك|لذا|مما|نسبة\s+الى|يرجع|بفضل|تكريما|سبب\p{L}{0,2}|اسباب|parce\s+qu|car|puisqu|en\s+raison|à\s+cause|afin|grâce|pour\s+(?:s[e'’]\s*)?\p{L}+(?:er|ir|re)(?!\p{L})|faute\s+de|du\s+fait|étant\s+donné|cause|raison|because|since|due\s+to|owing|in\s+order|so\s+that|as\s+a\s+result|caused|reason|therefore|thus)/u

/** It holds a word that gives a reason or a purpose. */
export function statesReason(text: string): boolean {
  return causal.test(plainText(text))
}
