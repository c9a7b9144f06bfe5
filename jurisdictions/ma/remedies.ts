import type { Remedy } from '../../src/modules/policy/index.ts'

/** Who can grant what a rule finds missing. They stand in the conditions of rules, so the pack's digest covers them. */

export const bySigningIn: Remedy = {
  start: 'sign-in',
  by: {
    ar: 'أنت، بتسجيل الدخول؛ ومن لا حساب له يدعوه مسيّر هيئته',
    fr: 'vous-même, en vous connectant ; qui n’a pas de compte y est invité par un gestionnaire de son organisation',
    en: 'yourself, by signing in; somebody without an account is invited by a manager of their organisation',
  },
}

export const byMembership: Remedy = {
  start: 'membership',
  by: {
    ar: 'مسيّر الهيئة المعنية، بدعوتك إليها',
    fr: 'un gestionnaire de l’organisation concernée, en vous y invitant',
    en: 'a manager of the organisation concerned, by inviting you to it',
  },
}

export const byRoleInOrganisation: Remedy = {
  start: 'membership',
  by: {
    ar: 'مسيّر الهيئة المسؤولة، بإسناد هذه الصفة إليك فيها',
    fr: 'un gestionnaire de l’organisation responsable, en vous y donnant ce rôle',
    en: 'a manager of the organisation responsible, by giving you this role in it',
  },
}

export const byAdministrator: Remedy = {
  start: null,
  by: {
    ar: 'مسيّر آخر للمنصة',
    fr: 'un autre administrateur de la plateforme',
    en: 'another administrator of the platform',
  },
}

export const byPermit: Remedy = {
  start: 'permit-request',
  by: {
    ar: 'مسؤول عن المعطيات في الهيئة المالكة لها، بعد طلب إذن',
    fr: 'un responsable de données de l’organisation à qui elles appartiennent, sur demande de permis',
    en: 'a data officer of the organisation that owns the data, on a permit request',
  },
}

export const byProjectLead: Remedy = {
  start: null,
  by: {
    ar: 'من يقود المشروع، بدعوتك إليه',
    fr: 'un responsable du projet, en vous y invitant',
    en: 'a lead of the project, by inviting you to it',
  },
}

export const byReference: Remedy = {
  start: 'cndp-reference',
  by: {
    ar: 'اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي؛ ويسجل مرجعها مسؤول عن المعطيات في الهيئة المالكة',
    fr: 'la CNDP ; un responsable de données de l’organisation à qui elles appartiennent inscrit sa référence',
    en: 'the CNDP; a data officer of the organisation that owns the data enters its reference',
  },
}

export const byPublication: Remedy = {
  start: null,
  by: {
    ar: 'مسؤول عن المعطيات في الهيئة المسؤولة، بالنشر',
    fr: 'un responsable de données de l’organisation responsable, en publiant',
    en: 'a data officer of the organisation responsible, by publishing',
  },
}

export const byAnotherPerson: Remedy = {
  start: 'another-person',
  by: {
    ar: 'شخص آخر له الصفة نفسها، غير صاحب الطلب أو الاقتراح',
    fr: 'une autre personne du même rôle, qui n’est pas l’auteur de la demande ou de la proposition',
    en: 'another person with the same role, who did not make the request or proposal',
  },
}

export const byLabel: Remedy = {
  start: null,
  by: {
    ar: 'مسؤول عن المعطيات في الهيئة المالكة، بمراجعة تصنيف الحساسية',
    fr: 'un responsable de données de l’organisation à qui elles appartiennent, en révisant l’étiquette de sensibilité',
    en: 'a data officer of the organisation that owns the data, by revising their label',
  },
}

export const byOperator: Remedy = {
  start: null,
  by: {
    ar: 'الهيئة التي تستضيف هذه المنصة وتشغلها',
    fr: 'l’exploitant qui héberge cette plateforme',
    en: 'the operator who hosts this platform',
  },
}

export const byConsent: Remedy = {
  start: null,
  by: {
    ar: 'الشخص المعني بالمعطيات نفسه، بموافقته',
    fr: 'la personne concernée elle-même, par son consentement',
    en: 'the person whom the data are about, by their consent',
  },
}

export const byTransferBasis: Remedy = {
  start: 'permit-request',
  by: {
    ar: 'مسؤول عن المعطيات في الهيئة المالكة لها، بإذن استعمال يذكر أساس النقل؛ أو اللجنة الوطنية بإذن منها',
    fr: 'un responsable de données de l’organisation à qui elles appartiennent, par un permis qui énonce le fondement ; ou la CNDP, par son autorisation',
    en: 'a data officer of the organisation that owns the data, by a permit that states the ground; or the CNDP, by its authorisation',
  },
}

export const byRegistration: Remedy = {
  start: null,
  by: {
    ar: 'الهيئة المسؤولة عن النظام: من يصرح به، ومقيّم، ومعتمِدان اثنان',
    fr: 'l’organisation responsable du système : qui le déclare, un évaluateur et deux approbateurs',
    en: 'the organisation that answers for the system: who declares it, an evaluator and two approvers',
  },
}
