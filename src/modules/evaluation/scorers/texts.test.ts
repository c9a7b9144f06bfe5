/** Scores of texts against right texts, beside published programs: SQuAD, lm-evaluation-harness, sacreBLEU, rouge-score. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise, westernDigits } from './normalise.ts'
import { scoresOf } from './testing.ts'

const right = (...texts: string[]) => ({ target: { texts } })
const one = (name: string, texts: string[], given: string, settings = {}) =>
  Object.values(scoresOf(name, right(...texts), given, settings))[0]

/** Words over few letters, so that they meet. */
const sentences = fc
  .array(fc.constantFrom('a', 'an', 'the', 'rabat', 'Rabat,', 'le', 'lac', '35', 'pays.', 'X.0', 'été', '_'), {
    maxLength: 12,
  })
  .map((words) => words.join(' '))

test('exact is lm-evaluation-harness’s exact_match without its switches', () => {
  // `exact_match_hf_evaluate`: predictions == references, once the task's filter has stripped them.
  const reference = (given: string, texts: string[]) => Number(texts.map((text) => text.trim()).includes(given.trim()))
  fc.assert(
    fc.property(
      sentences,
      fc.array(
        sentences.map((text) => `${text}x`),
        { minLength: 1, maxLength: 3 },
      ),
      (given, texts) => {
        expect(one('exact', texts, `${given} `)).toBe(reference(given, texts))
        expect(one('exact', texts, texts[0]!)).toBe(1)
      },
    ),
  )
})

test('what readers of Arabic overlook is folded, and nothing else', () => {
  expect(normalise('أُطْلِقَتِ الشَّبَكَةُ، فِي ١٢ ينايـــر ٢٠٢٦!')).toBe('اطلقت الشبكه في 12 يناير 2026')
  expect(normalise('إلى مدرسةٍ ومستشفىً')).toBe('الي مدرسه ومستشفي')
  expect(normalise('مسؤول شؤون طوارئ')).toBe('مسوول شوون طواري')
  // A letter is not another one because it sounds alike.
  expect(normalise('ضابط')).not.toBe(normalise('ظابط'))
  expect(normalise('L’État « fédéral »')).toBe('l état fédéral')
  expect(normalise('à')).not.toBe(normalise('a'))
  expect(westernDigits('٣٬٥٠٠٫٢٥ و۴۲')).toBe('3,500.25 و42')
})

test('folding twice changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => normalise(normalise(text)) === normalise(text)))
})

test('a match sets spelling aside, and with contains wants whole words', () => {
  expect(one('match', ['الرباط'], 'الرِّبَاط.')).toBe(1)
  expect(one('match', ['الرباط'], 'في الرباط')).toBe(0)
  expect(one('match', ['الرباط'], 'في الرباط', { contains: true })).toBe(1)
  expect(one('match', ['رباط'], 'في الرباط', { contains: true })).toBe(0)
  expect(one('match', ['٣٥ بلدا'], 'جاءوا من 35 بلداً', { contains: true })).toBe(1)
})

/** `evaluate-v1.1.py` of SQuAD, written again from its steps. */
function squadF1(given: string, text: string): number {
  const punctuation = new Set('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~')
  const tokens = (from: string) =>
    [...from.toLowerCase()]
      .filter((character) => !punctuation.has(character))
      .join('')
      .split(/\s+/)
      .filter((token) => token !== '' && !['a', 'an', 'the'].includes(token))
  const left = tokens(text)
  const all = tokens(given)
  const wanted = left.length
  const same = all.filter((token) => {
    const place = left.indexOf(token)
    if (place !== -1) left.splice(place, 1)
    return place !== -1
  }).length
  return same === 0 ? 0 : (2 * (same / all.length) * (same / wanted)) / (same / all.length + same / wanted)
}

test.each([
  // Printed by SQuAD's evaluate-v1.1.py itself.
  ['the U.S. state of Texas', 'Texas, a U.S. state', 0.8571428571428571],
  ['An apple a day', 'apple', 0.6666666666666666],
  ['35 countries and 130 speakers', '130 speakers from 35 countries', 0.8000000000000002],
  ["l'Université Mohammed VI", 'Université Mohammed VI Polytechnique', 0.5714285714285715],
  ['The_the theatre', 'theatre', 0.6666666666666666],
  ['', 'the', 0],
])('f1 of «%s» against «%s» is what SQuAD’s program gives', (given, text, expected) => {
  expect(one('f1', [text], given, { words: 'squad' })).toBe(expected)
})

test('f1 with SQuAD’s words differs from another harness by 0', () => {
  fc.assert(
    fc.property(sentences, sentences, (given, text) => {
      expect(one('f1', [`${text} x`], given, { words: 'squad' })).toBe(squadF1(given, `${text} x`))
    }),
  )
})

test('f1 counts Arabic words as their readers do', () => {
  // 3 of 4 words given are right, of 3: 2 × ¾ × 1 / (¾ + 1).
  expect(one('f1', ['سيادة رقمية وثقة'], 'السيادة: سيادةٌ رقميّة وثقة')).toBeCloseTo(6 / 7, 12)
  expect(one('f1', ['ثقة', 'كفاءات'], 'كفاءات')).toBe(1)
})

test.each([
  // Printed by sacreBLEU 2.6.0, CHRF().sentence_score: nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no.
  ['The cat sat on the mat.', ['The cat is on the mat.'], 67.17273492330233],
  [
    'انعقدت المناظرة يومي فاتح وثاني يوليوز 2025',
    ['انعقدت المناظرة الوطنية للذكاء الاصطناعي يومي فاتح وثاني يوليوز 2025'],
    61.27376633934225,
  ],
  [
    'Trente start-up ont exposé leurs solutions',
    [
      'Trente jeunes pousses ont présenté leurs solutions en marge des assises',
      'Trente start-up ont exposé leurs solutions en marge des assises.',
    ],
    70.5186273309591,
  ],
  ['a', ['abc'], 38.46153846153846],
  ['', ['abc'], 0],
  ['xyz', ['abc'], 0],
  ['🙂 ab\u00a0c', ['🙂 abc d'], 72.57346393588602],
])('chrF of «%s» is sacreBLEU’s', (given, texts, expected) => {
  expect(one('chrf', texts, given)! * 100).toBeCloseTo(expected, 10)
})

/** `rougeL` of Google's rouge-score without stemming: `_lcs_table` and `fmeasure`. */
function googleRougeL(target: string, prediction: string): number {
  const tokenise = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .split(' ')
      .filter(Boolean)
  const [ref, can] = [tokenise(target), tokenise(prediction)]
  const table = Array.from({ length: ref.length + 1 }, () => new Array<number>(can.length + 1).fill(0))
  for (let i = 1; i <= ref.length; i++)
    for (let j = 1; j <= can.length; j++)
      table[i]![j] =
        ref[i - 1] === can[j - 1] ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!)
  const common = table[ref.length]![can.length]!
  if (common === 0) return 0
  const [precision, recall] = [common / can.length, common / ref.length]
  return (2 * precision * recall) / (precision + recall)
}

test('ROUGE-L on English differs from rouge-score by 0', () => {
  const words = fc
    .array(fc.constantFrom('The', 'quick', 'brown', 'fox', 'jumps', 'over,', 'lazy', 'dog.', 'on', 'log'), {
      minLength: 1,
      maxLength: 15,
    })
    .map((chosen) => chosen.join(' '))
  fc.assert(
    fc.property(words, words, (given, text) => {
      expect(one('rouge-l', [text], given)).toBe(googleRougeL(text, given))
    }),
  )
  // «police killed the gunman» against S1 and S2 of Lin 2004, section 3.1: 3/4 and 1/2.
  expect(one('rouge-l', ['police killed the gunman'], 'police kill the gunman')).toBe(0.75)
  expect(one('rouge-l', ['police killed the gunman'], 'the gunman kill police')).toBe(0.5)
})

test('ROUGE-L reads Arabic', () => {
  expect(one('rouge-l', ['عرضت ثلاثون مقاولة ناشئة حلولها'], 'ثلاثون مقاولةً عرضت حلولها')).toBeCloseTo(
    (2 * (3 / 4) * (3 / 5)) / (3 / 4 + 3 / 5),
    12,
  )
})

test('what has no right text is not scored', () => {
  for (const name of ['exact', 'match', 'f1', 'chrf', 'rouge-l']) {
    expect(Object.values(scoresOf(name, {}, 'x'))).toEqual([null])
  }
})
