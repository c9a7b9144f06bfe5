import type { Random } from '../random.ts'

/** Which names and streets a value is made of: those that were in view while the detectors were written, or others. */
export type Family = 'seen' | 'held-out'
export type Script = 'arabic' | 'latin'

type Maker = (random: Random, script: Script, family: Family) => string

// Made up, like every number here; people of these names exist, none is meant.
const people = {
  seen: {
    arabic: {
      given:
        'محمد أحمد فاطمة خديجة يوسف مريم حسن زينب كريم سعيد نادية رشيد عبد_الله سلمى إدريس عبد_الرحيم نعيمة هشام لبنى المصطفى غيثة الحسين رقية نوفل إلهام بوشتى زبيدة طامو عز_الدين شامة فضيلة'.split(
          ' ',
        ),
      family:
        'العلوي الإدريسي بناني التازي الفاسي بنعلي المرابط أيت_علي بوعزة الصقلي الزروالي بنجلون الشرقاوي برادة كنون بن_موسى الوزاني أوعلي لحلو السباعي حمداوي الكتاني أمزيان'.split(
          ' ',
        ),
    },
    latin: {
      given:
        'Mohamed Ahmed Fatima Khadija Youssef Meryem Hassan Zineb Karim Said Nadia Rachid Salma Driss Abderrahim Naima Hicham Loubna Mustapha Ghita Lhoucine Rokaya Naoufal Ilham Bouchta Zoubida Tamou Azzeddine Chama Fadila'.split(
          ' ',
        ),
      family:
        'Alaoui El_Idrissi Bennani Tazi El_Fassi Benali Mrabet Ait_Ali Bouazza Skalli Zerouali Benjelloun Cherkaoui Berrada Guennoun Ben_Moussa Ouazzani Ouali Lahlou Sbai Hamdaoui Kettani Amezian'.split(
          ' ',
        ),
    },
  },
  'held-out': {
    arabic: {
      given: 'عمر ليلى أيوب سمية إبراهيم حنان عبد_العزيز وفاء ياسين كنزة ميلود الغالية التهامي ضحى بنيونس يطو'.split(
        ' ',
      ),
      family:
        'الناصري بلحاج الخطيبي المنصوري بنشقرون السليماني أوشن الدكالي حجي الراشدي المريني العمراني بنكيران زنيبر'.split(
          ' ',
        ),
    },
    latin: {
      given:
        'Omar Laila Ayoub Soumia Brahim Hanane Abdelaziz Wafae Yassine Kenza Miloud Ghalia Thami Doha Benyounes Yattou'.split(
          ' ',
        ),
      family:
        'Naciri Belhaj Khatibi Mansouri Benchekroun Slimani Ouchen Doukkali Hajji Rachidi Merini El_Amrani Benkirane Zniber'.split(
          ' ',
        ),
    },
  },
} as const

const streets = {
  seen: {
    arabic:
      'الورود محمد_الخامس السلام طارق_بن_زياد النخيل الأطلس علال_بن_عبد_الله المسيرة_الخضراء ابن_خلدون الياسمين وادي_المخازن'.split(
        ' ',
      ),
    latin: [
      'des Orangers',
      'Mohammed V',
      'Ibn Sina',
      'de la Liberté',
      'Oued Sebou',
      'Allal Ben Abdellah',
      'du Souk',
      'de l’Atlas',
      'Ibn Khaldoun',
      'des Jasmins',
      'Moulay Youssef',
    ],
  },
  'held-out': {
    arabic: 'الحرية الزرقطوني القدس باستور ابن_رشد الأمير_مولاي_عبد_الله واد_زيز'.split(' '),
    latin: ['de la Gare', 'Zerktouni', 'Al Qods', 'Pasteur', 'Ibn Rochd', 'du Prince Moulay Abdellah', 'Oued Ziz'],
  },
} as const

const towns = {
  arabic: ['الرباط', 'سلا', 'فاس', 'الدار البيضاء', 'وجدة', 'أكادير', 'طنجة', 'الناظور', 'بني ملال', 'تطوان'],
  latin: ['Rabat', 'Salé', 'Fès', 'Casablanca', 'Oujda', 'Agadir', 'Tanger', 'Nador', 'Béni Mellal', 'Tétouan'],
} as const

const months = {
  arabic: 'يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر'.split(' '),
  latin: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
} as const

/** A value of each type that is to be found. Keys are those of `{slots}` in templates. */
export const makers: Readonly<Record<string, Maker>> = {
  'ma.cin': (random) => `${random.of(['A', 'AB', 'BE', 'K', 'CD', 'JB', 'EE', 'G', 'SH', 'W'])}${random.digits(6)}`,
  'ma.rib': (random) => {
    const digits = rib(random)
    return random.chance(0.5) ? digits : grouped(digits, [3, 3, 16, 2])
  },
  'ma.iban': (random) => {
    const iban = `MA64${rib(random)}`
    return random.chance(0.5) ? iban : (iban.match(/.{4}/g) ?? []).join(' ')
  },
  'ma.ice': (random) => keyed(`00${random.digits(7)}000${random.whole(0, 9)}`),
  'ma.phone': (random) => {
    const own = `${random.of(['6', '7', '5'])}${random.digits(8)}`
    const pairs = grouped(own.slice(1), [2, 2, 2, 2])
    return random.of([
      `0${own}`,
      `0${own[0]}${own.slice(1)}`,
      `+212${own}`,
      `+212 ${own[0]} ${pairs}`,
      `00212${own}`,
      spelled(own),
    ])
  },
  'ma.cnss': (random) => `1${random.digits(8)}`,
  'ma.cnss-employer': (random) => `${random.whole(1, 9)}${random.digits(6)}`,
  'ma.idcs': (random) => `${random.whole(1, 9)}${random.digits(9)}`,
  'ma.passport': (random) => `${random.of(['AB', 'CX', 'QT', 'ZR'])}${random.digits(7)}`,
  'ma.massar': (random) => `${random.of(['J', 'G', 'R', 'K', 'S', 'M'])}1${random.digits(8)}`,
  'ma.plate': (random) => {
    const joint = random.of(['-', ' | ', '|', ' - '])
    return [random.whole(100, 99_999), random.of(['أ', 'ب', 'د', 'ه', 'و', 'ط']), random.whole(1, 88)].join(joint)
  },
  'ma.plate-old': (random) => `${random.whole(1000, 1899)}-${random.whole(10, 99)}-${random.whole(1, 9)}`,
  'ma.if': (random) => `${random.whole(1, 9)}${random.digits(random.whole(6, 7))}`,
  'ma.rc': (random) => String(random.whole(1000, 999_999)),
  'ma.mrz': mrz,
  card: (random) => {
    const digits = luhn(`${random.of(['4', '51', '55'])}${random.digits(15)}`.slice(0, 15))
    return random.chance(0.5) ? digits : grouped(digits, [4, 4, 4, 4])
  },
  email: (random) =>
    `${random.of(['contact', 'f.zahra', 'k_bennani', 'said.1985', 'amal+ecole'])}${random.whole(1, 99)}@${random.of(['exemple.ma', 'mail.exemple.ma', 'exemple.org', 'societe-exemple.com'])}`,
  ipv4: (random) =>
    `${random.of([41, 105, 160, 196])}.${random.whole(100, 250)}.${random.whole(10, 250)}.${random.whole(1, 250)}`,
  ipv6: (random) => `2001:db8:${hex(random)}::${hex(random)}:${hex(random)}:${hex(random)}`,
  'url-userinfo': (random) =>
    `${random.of(['admin', 'karim'])}:${random.of(['Secret', 'Passe'])}${random.digits(3)}@serveur${random.whole(1, 9)}.exemple.ma`,
  gps: (random) => `${random.whole(28, 35)}.${random.digits(5)}, -${random.whole(2, 9)}.${random.digits(5)}`,
  birthdate: (random, script) => {
    const [year, month, day] = [random.whole(1950, 2012), random.whole(1, 12), random.whole(1, 28)]
    const two = (number: number) => String(number).padStart(2, '0')
    return random.of([
      `${two(day)}/${two(month)}/${year}`,
      `${two(day)}-${two(month)}-${year}`,
      `${year}-${two(month)}-${two(day)}`,
      `${day} ${months[script][month - 1]} ${year}`,
    ])
  },
  name: (random, script, family) => {
    const { given, family: families } = people[family][script]
    const own = random.chance(0.2) ? `${random.of(given)} ${random.of(given)}` : random.of(given)
    const whole = `${own} ${random.of(families)}`.replaceAll('_', ' ')
    return script === 'latin' && random.chance(0.2) ? whole.toUpperCase() : whole
  },
  address: (random, script, family) => {
    const [street, town, number] = [
      random.of<string>(streets[family][script]).replaceAll('_', ' '),
      random.of(towns[script]),
      random.whole(1, 250),
    ]
    if (script === 'latin') {
      return random.of([
        `${number}, rue ${street}, ${town}`,
        `${number} avenue ${street}, ${town}`,
        `Imm. ${number}, rue ${street}, ${town}`,
        `n° ${number}, rue ${street}, ${town}`.slice(3),
      ])
    }
    return random.of([
      `زنقة ${street} رقم ${number}، ${town}`,
      `شارع ${street}، عمارة ${number}، ${town}`,
      `حي ${street}، زنقة ${random.whole(1, 30)}، رقم ${number}، ${town}`,
    ])
  },
}

/** What only looks like one of them. Keys are those of `{=slots}` in templates. */
export const decoys: Readonly<Record<string, (random: Random) => string>> = {
  law: (random) => `${random.whole(10, 99)}-${String(random.whole(1, 25)).padStart(2, '0')}`,
  decree: (random) => `2-${String(random.whole(1, 26)).padStart(2, '0')}-${random.whole(100, 999)}`,
  article: (random) => String(random.whole(1, 400)),
  product: (random) => `${random.of(['XYZ', 'PRD', 'REFA', 'MOD'])}${random.digits(6)}`,
  batch: (random) => `${random.of(['LOT', 'SN'])}-${random.digits(4)}-${random.digits(3)}`,
  meter: (random) => random.digits(random.whole(5, 8)),
  amount: (random) => `${random.whole(1, 999)} ${random.whole(100, 999)} ${random.whole(100, 999)}`,
  amount9: (random) => `${random.whole(100, 999)}${random.digits(6)}`,
  day: (random) =>
    `${String(random.whole(1, 28)).padStart(2, '0')}/${String(random.whole(1, 12)).padStart(2, '0')}/20${random.whole(10, 26)}`,
  reference: (random) => `06${random.digits(8)}`,
  fifteen: (random) => `${wrongKey(`00${random.digits(7)}000${random.whole(0, 9)}`)}`,
  twentyFour: (random) => wrongKey(`007780${random.digits(16)}`),
  version: (random) => `${random.whole(1, 9)}.${random.whole(0, 9)}.${random.whole(0, 9)}.${random.whole(0, 9)}`,
  ean: (random) => `611${random.digits(10)}`,
  decimals: (random) => `0.${random.digits(9)}`,
  year: (random) => String(random.whole(1990, 2026)),
  share: (random) => `${random.whole(1, 99)},${random.whole(0, 9)}`,
}

/** What happens to digits and spaces in what people type. */
export function asTyped(value: string, script: Script, random: Random): string {
  let typed = value
  if (script === 'arabic' && random.chance(0.25))
    typed = typed.replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
  if (random.chance(0.15)) typed = typed.replaceAll(' ', random.of(['\u00a0', '\u202f']))
  if (random.chance(0.1)) {
    const at = random.whole(1, Math.max(1, typed.length - 1))
    typed = `${typed.slice(0, at)}${random.of(['\u200e', '\u200f', '\u200b', '\u2060'])}${typed.slice(at)}`
  }
  return typed
}

function rib(random: Random): string {
  const digits = `${random.of(['007', '011', '190', '230'])}${random.of(['780', '810', '640', '450'])}${random.digits(16)}`
  return keyed(digits)
}

/** ISO 7064 MOD 97-10 over the whole number. */
function keyed(digits: string): string {
  return digits + String(97n - (BigInt(`${digits}00`) % 97n)).padStart(2, '0')
}

function wrongKey(digits: string): string {
  const key = Number(keyed(digits).slice(-2))
  return digits + String((key + 7) % 97).padStart(2, '0')
}

function luhn(digits: string): string {
  let sum = 0
  for (const [i, digit] of [...digits].reverse().entries()) {
    const counted = i % 2 === 0 ? Number(digit) * 2 : Number(digit)
    sum += counted > 9 ? counted - 9 : counted
  }
  return digits + String((10 - (sum % 10)) % 10)
}

function spelled(own: string): string {
  return grouped(`0${own}`, [2, 2, 2, 2, 2])
}

function grouped(digits: string, sizes: readonly number[]): string {
  const parts: string[] = []
  let at = 0
  for (const size of sizes) {
    parts.push(digits.slice(at, at + size))
    at += size
  }
  return parts.join(' ')
}

function hex(random: Random): string {
  return random.whole(0x1000, 0xffff).toString(16)
}

/** A passport's zone (ICAO Doc 9303, part 4) with check digits that hold. */
function mrz(random: Random): string {
  const checked = (field: string) => {
    let sum = 0
    for (const [i, character] of [...field].entries()) {
      const value = character === '<' ? 0 : Number.parseInt(character, 36)
      sum += value * [7, 3, 1][i % 3]!
    }
    return field + String(sum % 10)
  }
  const two = (number: number) => String(number).padStart(2, '0')
  const number = checked(`${random.of(['AB', 'CX', 'QT'])}${random.digits(7)}`)
  const birth = checked(`${random.whole(50, 99)}${two(random.whole(1, 12))}${two(random.whole(1, 28))}`)
  const expiry = checked(`${random.whole(27, 35)}${two(random.whole(1, 12))}${two(random.whole(1, 28))}`)
  const other = '<'.repeat(14)
  const composite = checked(`${number + birth + expiry + other}0`).slice(-1)
  const name = `${random.of(['EXEMPLE', 'MODELE'])}<<${random.of(['FATIMA<ZAHRA', 'YOUSSEF', 'KARIM'])}`
  const first = `P<MAR${name}`.padEnd(44, '<')
  return `${first}\n${number}MAR${birth}${random.of(['F', 'M'])}${expiry}${other}0${composite}`
}
