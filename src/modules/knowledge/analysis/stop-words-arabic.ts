import { foldArabic } from './fold-arabic.ts'

/** Standard Arabic: particles, pronouns, auxiliaries, and the words that only ask. */
const standard = `
من إلى عن على في مع حتى منذ مذ خلال عند عندما لدى لدي بين بينما حول ضد دون بدون تحت فوق أمام وراء خلف قبل بعد قرب نحو عبر ضمن سوى غير إلا عدا
و ف ب ك ل أو أم ثم بل لكن لكنه لكنها لكي كي حيث إذ إذا إذن لو لولا لوما لأن لأنه لأنها أن إن أنه أنها إنه إنها أنهم إنهم كأن ليت لعل بأن فإن
وإن وأن ما لا لم لن لما ليس ليست ليسوا هل ألا أما إما مهما كلما كما مما عما فيما بما لما إنما ربما حين حينما قد لقد سوف
هذا هذه هذان هاتان هؤلاء ذلك تلك ذاك أولئك هناك هنا هنالك الذي التي الذين اللذان اللتان اللذين اللتين اللاتي اللواتي
أنا نحن أنت أنتم أنتن هو هي هم هن هما إياه إياها به بها بهم لي له لها لهم لهما لنا لك لكم منه منها منهم عنه عنها عنهم إليه إليها إليهم
عليه عليها عليهم علينا فيه فيها فيهم معه معها معهم كان كانت كانوا يكون تكون يكونون كن كنت كنا أكون نكون سيكون ستكون أصبح أصبحت صار ظل مازال زال
كل كلها كله كلهم بعض بعضها بعضهم أي أية أيضا جدا فقط مثل نفس نفسه نفسها ذات ذو ذي كلا كلتا أحد إحدى جميع
ماذا من متى أين كيف كم لماذا لم أيان أنى بماذا لمن ممن عمن مم عم فيم بم علام إلام مالذي ماهو ماهي ماهى ماهية ماهو أيهما أيهم
تم يتم وقد كذلك ذلك هكذا أذكر اذكر علل
`

/** Moroccan Arabic, for people who ask as they speak. Words that also mean something in standard Arabic are left out. */
const darija = `
شنو شنوا شنهو شنهي اشنو أشنو آش واش علاش كيفاش فين فوقاش امتى إمتى شحال شكون منين لاش باش حيت حيث ديال ديالي ديالك ديالو ديالها ديالنا ديالكم ديالهم
هاد هادي هادو هادشي داك ديك دوك اللي لي راه راها راهم غادي غا كاين كاينة كاينين ماشي بزاف شي حتى عندي عندك عندو عندها عندنا عندكم عندهم
كنت كانو نتا نتي نتوما حنا هوما ولا ولكن بحال فاش ملي مللي دابا بغيت بغا خاصني خاصك خاص خاصو نقدر يمكن ليا
`

const words = new Set(`${standard} ${darija}`.trim().split(/\s+/u).map(foldArabic))

/** Whether a folded word carries no subject of its own, with the conjunctions و and ف written on it or not. */
export function isArabicStopWord(word: string): boolean {
  if (words.has(word)) return true
  return word.length > 2 && (word.startsWith('و') || word.startsWith('ف')) && words.has(word.slice(1))
}

/** The folded list, in order: it is part of what identifies an analysis. */
export const arabicStopWords: readonly string[] = [...words].sort()
