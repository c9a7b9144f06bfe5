/** Which language a word alone speaks for. */
export type Evidence = 'arabic' | 'darija' | 'french' | 'other-arabic-script' | 'other-latin'

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
  'le les des du et dans pour par sur qui aux au est sont une ce cette ces ou ne pas il elle article loi'.split(' '),
)
const otherLatinEvidence = new Set(
  (
    'the of and to in is for that with be this are by from el los las del y por con para su como al es il di che per della ' +
    'der die und das von ɣer deg seg yal am ara ghadi dyal wach chno'
  ).split(' '),
)

const backwards = new Set(
  [...arabicEvidence].filter((word) => word.length > 1).map((word) => [...word].reverse().join('')),
)

export function evidenceOf(letters: string, script: string): Evidence | undefined {
  if (script === 'arabic') {
    if (arabicEvidence.has(letters) || swappedEvidence.has(letters) || backwards.has(letters)) return 'arabic'
    if (darijaEvidence.has(letters)) return 'darija'
    return otherArabicScript.test(letters) ? 'other-arabic-script' : undefined
  }
  if (script !== 'latin' || letters.length > 8) return undefined
  const word = letters.toLowerCase()
  if (frenchEvidence.has(word)) return 'french'
  return otherLatinEvidence.has(word) ? 'other-latin' : undefined
}

/** Whether an Arabic word begins with the article, be it damaged or backwards. */
export function hasArticle(letters: string): boolean {
  return /^[وف]?[بك]?ا(?:ل|[أإآا]ل)...|...لا$/u.test(letters)
}
