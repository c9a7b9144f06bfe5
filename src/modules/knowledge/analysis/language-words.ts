/**
 * Words of our own choosing that tell Darija from standard Arabic, in the spelling of `arabicWords` (no hamza on alef,
 * ه for ة, ي for ى). In a short question about a foreign name, or in a formal sentence, one of them says more than all
 * the n-grams. Words that both write, such as «كان» and «غير», are in no list.
 */

/** Moroccans write these and nobody in standard Arabic. */
const darijaWords: ReadonlySet<string> = wordsOf(`
  ديال ديالي ديالك ديالو ديالها ديالنا ديالكم ديالهم ديالهوم ديالت ديالتها ديالتو ديالتهم ديل دياولي دياولو
  باش علاش كيفاش كفاش فاش فوقاش فوقتاش وقتاش شنو شنوا اشنو شنهي شنهو شنهيا شناهي شناهيه اشناهي شكون اشمن اشنهو
  شحال واش حيت حيتاش حقاش لحقاش علاحقاش ملي ملين ايلا
  ماشي والو بزاف مزيان مزيانه مزيانين زوين زوينه زوينين خايب خايبه بحال بحالو بحالها بحالهم بحالي بحالك
  هاد هادا هادي هادو هادوك هاداك هاديك هادشي هاذشي داكشي هداك هديك هدشي هكاك هكداك
  كاينه كاينين مكاينش ماكاينش مكانش ماكانش مكانتش معنديش ماعنديش معندوش ماعندوش ماعرفتش معرفتش ميمكنش
  غادي غاديه غاديين بغا بغيت بغيتي بغينا باغي باغيه باغيين كنبغي كيبغي
  خاصو خاصها خاصك خاصني خاصنا خاصكم خصو خصك خصني خصنا ولاو
  جوج بجوج الدراري دراري العيالات لعيالات دارو درتي نديرو ديري ندير مشاو نمشيو خدات خداو
  هضر هضره كيهضر نهضر گول گال گالك گوليا سولني نتوما بيناتهم كاع گاع ڭاع غاع واخا وخا زعما عافاك
  دابا دبا البارح دغيا تماك هنايا لداخل لتحت حداه تاع متاع ياك يالاه بنادم ختي خويا عمرو سميتو سميتك سميتي سميتها
  فهاد بهاد لهاد فشي لشي لبزاف فبزاف بجوج واقيلا مزال ديما
`)

/** Other speakers of Arabic write these too when they do not write the standard language. */
const spokenWords: ReadonlySet<string> = wordsOf(`
  اللي لي للي كاين شي اش علاه منين فين فاين شويه شويا ديك داك هداك هاذ غا راه راها راهم راني راكم كلشي كولشي
  عندو ليه ليا ليك ليكم ليهوم فيهوم معاه معاها معايا معاك منو نتا نتي هوما حنا احنا ديرو مشا مشات مشيت نمشي يمشي
  شفت شفتي نشوف جيت جاو جات سيري عطيني عاوني قولي لقيت لقينا صافي لاباس غدا دايما برا بصح لالا بيك بيكم بيها بيهم خالتي عمري معمر
`)

/** Words of standard Arabic that its speakers say otherwise. */
const standardWords: ReadonlySet<string> = wordsOf(`
  الذي التي الذين اللذان اللتان اللواتي اللاتي هذا هذه هذان هؤلاء ذلك تلك اولئك
  لماذا ماذا متي كيف اين هل ماهي ماهو لم لن ليس ليست ليسوا لسنا ولم ولن وليس
  سوف قد لقد فقد وقد انما ايضا لكي لدي عندما بينما لانه لانها نحن انتم
`)

/** «ماعندهاش», «ماقدروش»: negation around the verb. */
const negation = /^ما.{3,}ش$/
/** «كيكون», «كتعتبر», «كنقول»: the prefix of the present, unless what follows makes a noun of the standard language. */
const present = /^[وف]?ك(?:ي(?![ابدرسفلمنو])|ت(?![ابرفلميو])|ن(?![ابتدزسعغفيو])).{2,}/

/** What the words say apart from their n-grams: how many there are of each kind. The words come from `arabicWords`. */
export function darijaEvidence(words: string): {
  readonly darija: number
  readonly spoken: number
  readonly standard: number
} {
  const evidence = { darija: 0, spoken: 0, standard: 0 }
  for (const word of words.split(' ')) {
    if (standardWords.has(word)) evidence.standard++
    else if (darijaWords.has(word)) evidence.darija++
    else if (spokenWords.has(word) || negation.test(word) || present.test(word)) evidence.spoken++
  }
  return evidence
}

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
