/**
 * What passwords here are most often made of, in the form of `plain` in `password.ts`: the top of the published lists of
 * leaked passwords, rows of keyboards, and words of the country and of this platform. Short on purpose: it refuses what
 * everybody tries first, and the waits between attempts do the rest.
 */
export const commonWords: readonly string[] = [
  ...['password', 'passwort', 'passcode', 'motdepasse', 'passe', 'secret', 'sesame', 'letmein', 'welcome', 'bienvenue'],
  ...['admin', 'administrator', 'administrateur', 'root', 'user', 'guest', 'test', 'login', 'changeme', 'default'],
  ...[
    'qwertyuiop',
    'azertyuiop',
    'qwerty',
    'azerty',
    'asdfghjkl',
    'qsdfghjklm',
    'zxcvbnm',
    'wxcvbn',
    'qazwsx',
    'ieasdf',
  ],
  ...['abcdefghijklmnopqrstuvwxyz', 'abcdefghijkl', 'abcdefgh', 'abcdef', 'abcd', 'abc'],
  ...['iloveyou', 'jetaime', 'princess', 'dragon', 'monkey', 'football', 'baseball', 'sunshine', 'shadow', 'superman'],
  ...['maroc', 'morocco', 'casablanca', 'casa', 'rabat', 'marrakech', 'tanger', 'fes', 'agadir', 'raja', 'wydad'],
  ...['jazari', 'aljazari', 'eljazari', 'jazariroot', 'platform', 'plateforme', 'khettara'],
  ...['mohamed', 'mohammed', 'muhammad', 'ahmed', 'fatima', 'khadija', 'youssef', 'bismillah', 'allah', 'hamdoulillah'],
  ...['كلمةالسر', 'كلمةالمرور', 'كلمة', 'السر', 'المرور', 'مرحبا', 'المغرب', 'الرباط', 'الدارالبيضاء', 'مراكش'],
  ...['محمد', 'احمد', 'فاطمة', 'خديجة', 'يوسف', 'بسمالله', 'الرحمن', 'الرحيم', 'الحمدلله', 'الله', 'جزري', 'الجزري'],
]
