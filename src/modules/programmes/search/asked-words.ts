/**
 * Words by which people ask for a kind of record, for one of its fields, or for a term, in Arabic, French, English and as
 * Moroccans speak. They are for finding only: what is shown has its words in `locales/`.
 */

const kinds: Readonly<Record<string, string>> = {
  axis: 'محور axe axis',
  programme: 'برنامج مشروع programme projet project',
  institute: 'معهد معاهد مركز institut centre institute center',
  laboratory: 'مختبر laboratoire labo laboratory lab',
  agreement: 'اتفاقية اتفاق accord convention agreement',
  recommendation: 'توصية أوصت recommandation recommandé recommendation recommended',
  event: 'لقاء حدث événement rencontre event meeting',
  organisation: 'هيئة organisation organisme organization',
  // What the network offers to those who come to it.
  space: 'فضاء شبكة espace réseau space network',
  indicator: 'مؤشر indicateur indicator',
}

const fields: Readonly<Record<string, string>> = {
  aim: 'غاية هدف يهدف but objectif vise aim goal purpose',
  amount: 'مبلغ قيمة montant amount',
  budget: 'ميزانية budget',
  count: 'عدد nombre number',
  country: 'بلد دولة pays country',
  due: 'أجل échéance délai due deadline',
  endsOn: 'انتهى اختتم fini terminé ended finished',
  infrastructure: 'بنية infrastructure',
  launchedOn: 'أطلق إطلاق انطلق تلانسا تلانسات lancé lancée lancement launched launch tlansa tlansat',
  leader: 'يقود يشرف dirige pilote leads',
  nature: 'طبيعة نوع وثيقة nature type document',
  offer: 'يقدم يوفر يجد عرض offre offrir propose proposer offer provide',
  openedOn: 'افتتح فتح ouvert ouverture opened opening',
  organiser: 'نظم تنظيم organisé organisateur organise organiser',
  partner: 'شريك شركاء طرف أطراف معامن partenaire partie partner party m3a m3amen mn',
  party: 'شريك شركاء طرف أطراف partenaire partie partner party',
  place: 'مكان مدينة مقر يوجد توجد فين lieu ville trouve place city located fin',
  promise: 'التزام وعد تعهد engagement promet promise commitment',
  purpose: 'غاية هدف يهدف but objectif purpose aim goal',
  region: 'جهة région region',
  result: 'نتيجة أسفر résultat result outcome',
  outcome: 'نتيجة أسفر résultat result outcome',
  role: 'دور rôle role',
  startsOn: 'انعقد بدأ tenu commencé held began started',
  status: 'وضع وقع موقع statut signé status signed',
  subject: 'موضوع تخص تهم تتعلق تعنى objet sujet porte concerne subject concern cover deal',
  terms: 'شروط مدة conditions durée terms duration',
  work: 'عمل أعمال نشاط travaux activité work activity',
}

/** Kinds of values by which a date is asked for, whatever it is the date of. */
const dates = 'تاريخ يوم شهر سنة date jour mois année day month year'

const terms: Readonly<Record<string, string>> = {
  researchers: 'باحث باحثون chercheurs researchers',
  'start-ups': 'مقاولة ناشئة شركات ناشئة start-up jeunes pousses start-ups startups',
  companies: 'شركات مقاولات كبرى كبيرة entreprises grandes sociétés companies large big enterprises',
  administrations: 'إدارة إدارات administrations publiques public bodies',
}

/** How people call a kind of record. */
export function wordsOfKind(kind: string): string {
  return kinds[kind] ?? ''
}

/** How people ask for a field. */
export function wordsOfField(name: string, type: string): string {
  return `${fields[name] ?? ''} ${type === 'date' ? dates : ''}`
}

/** How people call a term that records are told apart by. */
export function wordsOfTerm(term: string): string {
  return terms[term] ?? ''
}
