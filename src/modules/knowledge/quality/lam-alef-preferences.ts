/**
 * Words with a lam-alef whose swapped spelling is a word too, where the lam-alef is meant nearly always: «علاقة» is a
 * relation, «عالقة» a thing that got stuck. Where the swapped spelling is the commoner word («مالك», «طالب», «رجال») it
 * stands, and is not listed. From knowledge of the language: no list that may be shipped counts both.
 */

/** With or without article, clitics and pronouns. */
export const nounsWithLamAlef: ReadonlySet<string> = new Set(
  (
    'علاقة علاقات علاج علاجات صلاحية صلاحيات ملاحة ملاحي ملاحية ملاحظة ملاحظات سلام سلامة خلاف خلافات خلافة خلال ' +
    'خلاص خلاصة خلاصات خلاق خلايا بلاغا بلاغات إبلاغ ابلاغ فلاح فلاحي فلاحة فلاحية فلاحين فلاحون إطلاع اطلاع هلاك ' +
    'أسلاك اسلاك صلاة طلاق ظلام ملايين علامة علامات ملاعب أملاك حالات مقالات تلاوة ثلاثي ثلاثية ثلاثين ثلاثون ولاية ولايات ' +
    'سجلات فضلات ملاحين ملاحون جلالة لائحة ملاءمة إخلال إحلال إدلاء إجلاء إعلان إعلام'
  ).split(' '),
)

/** As they stand, or behind «و» and «ف». */
export const wordsWithLamAlef: ReadonlySet<string> = new Set(
  (
    'لا ولا فلا بلا إلا ألا كلا أولا اولا فعلا بدلا ليلا فضلا نقلا مثلا جدلا أملا بلاغ سلاما سلا بسلا وصلا سجلا الولادة مولاي لابد كلام بلاد ولاة ' +
    'لأن لأنه لأنها لأنهم لأنهما لأني لأننا لأي لأية لأجل لأول لأكثر لأحد لأحدهم لأهم لأوانه ' +
    'لازم لازمة لاجئ لاجئين لاحقا لاسيما لاعب لاعبا لاعبون لاعبين اللازم اللازمة اللاحق اللاحقة اللاجئ ' +
    'اللاجئين اللاعب اللاعبين اللاعبون'
  ).split(' '),
)
