import { plainText } from './plain-words.ts'

/** What kind of thing would be an answer, as far as the words of a question say it. */
export type Wanted = 'quantity' | 'date' | 'rank' | 'reason' | 'person' | 'activity'

/** Not inside a word. */
const before = '(?<![\\p{L}\\p{N}])'
const after = '(?![\\p{L}\\p{N}])'

/**
 * The words that ask, in Arabic, Moroccan Arabic (in both scripts), French and English, over a question in lower case
 * without Arabic marks. `counted` is the thing whose number is asked.
 */
export const interrogatives: readonly { readonly wanted: Wanted; readonly pattern: RegExp }[] = [
  // «كم تبلغ», «كم يبلغ»: a verb follows, and nothing is counted.
  {
    wanted: 'quantity',
    pattern: asking(
      '(?:[وف]?ب?كم|ب?شحال|b?ch7al|b?chhal)(?:\\s+(?:عدد|من|د|ديال|d|dyal|f|ف)){0,2}\\s+(?!(?:[يت]بلغ|[يت]كلف|[يت]ساوي|كان|كانت|هو|هي|مره|مرة)' +
        `${after})(?:ال)?(?<counted>\\p{L}{3,})`,
    ),
  },
  { wanted: 'quantity', pattern: asking("combien\\s+(?:de\\s+|d')(?<counted>\\p{L}[\\p{L}\\-]{1,})") },
  { wanted: 'quantity', pattern: asking('how\\s+(?:many|much)\\s+(?<counted>\\p{L}[\\p{L}\\-]{2,})') },
  {
    wanted: 'quantity',
    pattern: asking(
      '[وف]?ب?كم|ب?شحال|b?ch7al|b?chhal|ما\\s+(?:هو\\s+|هي\\s+)?(?:عدد|مبلغ|ثمن|سعر|نسبة|قيمة|مساحة|طول|ارتفاع|ميزانية)|combien|quel(?:le)?s?\\s+(?:est\\s+|sont\\s+)?(?:le\\s+|la\\s+|les\\s+|l.)?(?:nombre|montant|prix|coût|taux|pourcentage|budget|superficie|hauteur|longueur|part)|how\\s+(?:many|much|long|tall|large|old|far|high|big)|what\\s+(?:is\\s+|was\\s+|were\\s+)?(?:the\\s+)?(?:number|amount|price|cost|percentage|percent|budget|size|population|height|length)',
    ),
  },
  {
    wanted: 'date',
    pattern: asking(
      'متى|امتى|فوقاش|fo9ach|fou9ach|imta|ما\\s+(?:هو\\s+)?(?:تاريخ|موعد|سنة|عام)|ب?اي\\s+(?:يوم|سنة|عام|شهر|تاريخ|قرن)|quand|(?:à|a)\\s+quelle\\s+date|en\\s+quelle\\s+année|quelle\\s+(?:est\\s+la\\s+)?(?:date|année)|quel\\s+(?:jour|mois|siècle)|when|(?:what|which)\\s+(?:is\\s+the\\s+|was\\s+the\\s+)?(?:year|date|day|month|century)',
    ),
  },
  {
    wanted: 'rank',
    pattern: asking(
      '(?:ما|اي)\\s+(?:هي\\s+)?(?:ال)?(?:رتبة|مرتبة|ترتيب)|quel(?:le)?\\s+(?:est\\s+)?(?:le\\s+|la\\s+)?(?:rang|classement|position)|(?:what|which)\\s+(?:is\\s+the\\s+)?(?:rank|ranking|position)',
    ),
  },
  {
    wanted: 'reason',
    pattern: asking(
      'لماذا|علاش|3lach|ما\\s+(?:هو\\s+|هي\\s+)?(?:سبب|اسباب|السبب|الاسباب)|pourquoi|pour\\s+quelles?\\s+raisons?|why|what\\s+(?:is|was|are|were)\\s+the\\s+(?:reason|cause)s?',
    ),
  },
  {
    wanted: 'person',
    pattern: asking(
      "(?:[وف]?من|شكون|chkoun)\\s+(?:هو|هي|howa|hiya)\\s+(?<role>\\p{L}{3,})|qui\\s+(?:est|était|fut)\\s+(?:actuellement\\s+)?(?:le\\s+|la\\s+|l'|un\\s+|une\\s+)?(?<role>\\p{L}{3,})|who\\s+(?:is|was)\\s+(?:the\\s+|an?\\s+)?(?<role>\\p{L}{3,})",
    ),
  },
  {
    wanted: 'person',
    pattern:
      /^\s*من\s+(?!كم|اي|اين|خلال|بين|متى)|(?<!\p{L})[وف]?من\s+(?:هو|هي|هم|الذي|التي)(?!\p{L})|(?<![\p{L}\p{N}])(?:شكون|chkoun|chkon)(?![\p{L}\p{N}])|(?:^|[,;?]\s*|et\s+|par\s+|à\s+|avec\s+)qu(?:i(?!\p{L})|(?=')'ils?)|(?<![\p{L}\p{N}])(?:who|whom|whose)(?![\p{L}\p{N}])/gu,
  },
  {
    wanted: 'activity',
    pattern: asking(
      "ماذا\\s+[يت]?فعل|ما\\s+(?:هو\\s+|هي\\s+)?(?:دور|مهام|مهمة|اعمال|انشطة|وظيفة)|ما\\s+الذي\\s+[يت]فعل\\p{L}*|شنو\\s+كا?[يت]دير|que\\s+(?:fait|font)|qu'est-ce\\s+que\\s+fait|à\\s+quoi\\s+sert|quel(?:le)?s?\\s+(?:est|sont)\\s+(?:le\\s+|la\\s+|les\\s+)?(?:rôle|mission|missions|activités|tâches)|what\\s+(?:does|do)\\s+(?:\\S+\\s+){1,8}do|what\\s+is\\s+the\\s+(?:role|mission|purpose)\\s+of",
    ),
  },
]

function asking(words: string): RegExp {
  return new RegExp(`${before}(?:${words})${after}`, 'gu')
}

/** The kinds of thing that a question asks for, in the order in which it asks; none where no word says it. */
export function wantedIn(question: string): Wanted[] {
  const plain = plainText(question)
  const found = interrogatives
    .flatMap(({ wanted, pattern }) => [...plain.matchAll(pattern)].map(({ index }) => ({ wanted, index })))
    .sort((one, other) => one.index - other.index)
  return [...new Set(found.map(({ wanted }) => wanted))]
}
