import type { JudgedLanguages } from './page-language.ts'
import type { PageWord } from './page-words.ts'
import { type Counted, Tally } from './signal.ts'
import type { WordForm } from './word-form.ts'

export type WordSignals = Readonly<
  Record<
    'reversed-runs' | 'lost-spaces' | 'split-words' | 'unknown-arabic' | 'unknown-french' | 'wrong-encoding',
    Counted
  >
>

/** What the word lists say of a page's words. Languages that are not judged add nothing. */
export function wordSignals(words: readonly PageWord[], judged: JudgedLanguages): WordSignals {
  const signals = {
    'reversed-runs': new Tally(),
    'lost-spaces': new Tally(),
    'split-words': fragments(words, judged),
    'unknown-arabic': new Tally(),
    'unknown-french': new Tally(),
    'wrong-encoding': new Tally(),
  }
  for (const word of words) {
    const { letters, text, script } = word.form
    const isArabic = script === 'arabic'
    if (!isJudged(word.form, judged)) continue
    signals['lost-spaces'].all++
    if (letters.length < 3) continue
    const kind = word.form.kind
    if (kind === 'not-judged') continue
    const unknown = signals[isArabic ? 'unknown-arabic' : 'unknown-french']
    if (isArabic) signals['reversed-runs'].all++
    else signals['wrong-encoding'].all++
    unknown.all++
    if (kind === 'known') continue
    const witness = text.slice(0, 40)
    unknown.add(witness)
    if (kind === 'reversed') signals['reversed-runs'].add(witness)
    if (kind === 'glued') signals['lost-spaces'].add(witness)
    if (kind === 'wrong-encoding') signals['wrong-encoding'].add(witness)
  }
  return signals
}

/** A run of pieces is at least this long, and half of it are no words: «ا ل جم هو ر ية». */
const shortestRun = 3
/** No language writes so many small words in a row: where all words are in pieces, none shows the page's language. */
const shortestRunOfAny = 8

/** Words in runs of one and two letters, of all words. */
function fragments(words: readonly PageWord[], judged: JudgedLanguages): Tally {
  const tally = new Tally()
  let run: WordForm[] = []
  const close = () => {
    const shortest = isJudged(run[0], judged) ? shortestRun : shortestRunOfAny
    const odd = run.filter(
      ({ letters, script }) => !(script === 'arabic' ? smallArabic : smallFrench).has(letters.toLowerCase()),
    )
    if (run.length >= shortest && odd.length * 2 >= run.length) {
      const shown = run.slice(0, 8).map(({ text }) => text)
      tally.add(shown.join(' '), run.length)
    }
    run = []
  }
  for (const { form, follows } of words) {
    if (form.script !== 'arabic' && form.script !== 'latin') continue
    tally.all++
    if (form.letters.length > 2) close()
    else {
      if (run.length > 0 && (!follows || run.at(-1)!.script !== form.script)) close()
      run.push(form)
    }
  }
  close()
  return tally
}

function isJudged(form: WordForm | undefined, judged: JudgedLanguages): boolean {
  return form?.script === 'arabic' ? judged.arabic : form?.script === 'latin' && judged.french
}

const smallArabic = new Set(
  'و من في عن أن إن ان أو او أم لا ما لم لن هو هي هم هن كل مع قد ثم بل أي اي ذو ذي ذا يد به له بك لك لي بي كم هل لو كي إذ دم أب أخ حق رب مر سن قط ها يا عد نص حد صح رد ضد سد شك خط صف جد فم دق مد حر بر كف غد'.split(
    ' ',
  ),
)
const smallFrench = new Set(
  'de la le du en au et un ce se ne on il ou où à a y l d n s c j m t qu si sa sa ma ta me te tu je nos ni or va vu dû eu été ai as os an us if là ça ci eh ah oh no rt st m mm dr pr kg km cm mm mg ml dh hz ha kw'.split(
    ' ',
  ),
)
