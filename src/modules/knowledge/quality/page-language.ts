import type { PageWord } from './page-words.ts'

/**
 * What a page's words may be held against. Only text that is truly standard Arabic or French is judged by word lists:
 * Darija, Tamazight, Persian, English or Spanish text has its own words, and none of them is an error.
 */
export type JudgedLanguages = { readonly arabic: boolean; readonly french: boolean }

const arabicEvidence = new Set(
  (
    'من في على إلى الى عن أن ان أو او لا ما لم لن قد إن هو هي التي الذي الذين هذا هذه ذلك تلك كان كانت بين كل بعد قبل عند ' +
    'حيث كما أي مع به بها له لها فيه فيها عليه عليها منه منها وفي ومن وعلى والتي والذي وهو وهي ولا وأن كذلك المادة رقم'
  ).split(' '),
)
/** The same with every lam-alef swapped, since the page is looked at before its repair. */
const swappedEvidence = new Set(['ال', 'وال', 'إال', 'خالل', 'األولى', 'أعاله'])
const darijaEvidence = new Set(
  (
    'ديال ديالي ديالك ديالو ديالها ديالنا اللي لي باش واش علاش كيفاش شنو أشنو غادي كاين كاينة ماشي بزاف هاد هادي هادشي داك ' +
    'ديك راه راها حيت دابا بغيت غير شي ملي بحال عندو عندك فين كنت كان'
  ).split(' '),
)
/** Letters that Arabic does not write, but in a name here and there. */
const otherArabicScript = /[ٹڈڑںےپچژۀۆێەڵڕھ]/u

const frenchEvidence = new Set(
  'le les l d des du et dans pour par sur qui aux au est sont une ce cette ces ou ne pas il elle article loi'.split(
    ' ',
  ),
)
const otherLatinEvidence = new Set(
  (
    'the of and to in is for that with be this are by from el los las del y por con para su como al es il di che per della ' +
    'der die und das von d n ad s ɣer deg wa ghadi dyal had li kan hna wach chno'
  ).split(' '),
)

/** Fewer words of a script than this do not tell which language they are. */
const fewestWords = 12
const arabicShare = 0.06
const frenchShare = 0.15

export function judgedLanguages(words: readonly PageWord[]): JudgedLanguages {
  let arabicWords = 0
  let arabic = 0
  let darija = 0
  let otherLetters = 0
  let latinWords = 0
  let french = 0
  let other = 0
  for (const { letters, script } of words) {
    if (script === 'arabic') {
      arabicWords++
      if (arabicEvidence.has(letters) || swappedEvidence.has(letters)) arabic++
      if (darijaEvidence.has(letters)) darija++
      if (otherArabicScript.test(letters)) otherLetters++
    } else if (script === 'latin') {
      const word = letters.toLowerCase()
      latinWords++
      if (frenchEvidence.has(word)) french++
      if (otherLatinEvidence.has(word)) other++
    }
  }
  return {
    arabic:
      arabicWords >= fewestWords &&
      arabic >= arabicWords * arabicShare &&
      darija * 4 < arabic &&
      otherLetters < arabicWords * 0.05,
    french: latinWords >= fewestWords && french >= latinWords * frenchShare && french > other * 2,
  }
}
