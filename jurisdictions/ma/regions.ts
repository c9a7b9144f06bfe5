import type { Multilingual } from '../../src/kernel/language.ts'

/** A region of the Kingdom: its official number, its name, and where it stands on a grid of equal squares. */
export type Region = {
  /** `01` to `12`. */
  readonly code: string
  readonly names: Required<Multilingual>
  /** From the west and from the north, from 0. It tells neighbours apart, and is no border. */
  readonly tile: { readonly column: number; readonly row: number }
}

/**
 * Where number and names come from: decree 2-15-40 of 20 February 2015, official bulletin 6340 of 5 March 2015. Number
 * and date are as two public accounts give them; the names were not yet compared with the text of the bulletin.
 */
export const regionsCitation = { law: '2.15.40', status: 'unverified' } as const

export const regions: readonly Region[] = [
  region('01', [3, 0], 'طنجة - تطوان - الحسيمة', 'Tanger - Tétouan - Al Hoceima', 'Tangier - Tetouan - Al Hoceima'),
  region('02', [4, 1], 'الشرق', "L'Oriental", 'Oriental'),
  region('03', [3, 1], 'فاس - مكناس', 'Fès - Meknès', 'Fez - Meknes'),
  region('04', [2, 1], 'الرباط - سلا - القنيطرة', 'Rabat - Salé - Kénitra', 'Rabat - Salé - Kenitra'),
  region('05', [2, 2], 'بني ملال - خنيفرة', 'Béni Mellal - Khénifra', 'Beni Mellal - Khenifra'),
  region('06', [1, 2], 'الدار البيضاء - سطات', 'Casablanca - Settat', 'Casablanca - Settat'),
  region('07', [1, 3], 'مراكش - آسفي', 'Marrakech - Safi', 'Marrakesh - Safi'),
  region('08', [3, 2], 'درعة - تافيلالت', 'Drâa - Tafilalet', 'Drâa - Tafilalet'),
  region('09', [2, 3], 'سوس - ماسة', 'Souss - Massa', 'Souss - Massa'),
  region('10', [1, 4], 'كلميم - واد نون', 'Guelmim - Oued Noun', 'Guelmim - Oued Noun'),
  region('11', [0, 4], 'العيون - الساقية الحمراء', 'Laâyoune - Sakia El Hamra', 'Laâyoune - Sakia El Hamra'),
  region('12', [0, 5], 'الداخلة - وادي الذهب', 'Dakhla - Oued Ed-Dahab', 'Dakhla - Oued Ed-Dahab'),
]

function region(code: string, [column, row]: readonly [number, number], ar: string, fr: string, en: string): Region {
  return { code, names: { ar, fr, en }, tile: { column, row } }
}
