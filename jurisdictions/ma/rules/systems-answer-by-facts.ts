import type { Rule } from '../../../src/modules/policy/index.ts'
import { byMembership, byPermit, byRegistration } from '../remedies.ts'

export const systemsAnswerByFacts: Rule = {
  id: 'ma.systems-answer-by-facts',
  permissions: ['assistants:ask'],
  citation: { law: null, article: null, status: 'platform' },
  sentence: {
    ar: 'لا يجيب نظام مسجل المواطنين إلا إذا كان قيده منشورا، ونسخته مقيّمة وناجحة ووافق عليها شخصان، ومراجعة مخاطره في أجلها، ولا حادث يمنعه ولا انحراف ولا إيقاف.',
    fr: 'Un système enregistré ne répond aux citoyens que si sa fiche est publiée, sa version évaluée avec succès et approuvée par deux personnes, sa revue à jour, sans incident bloquant, ni dérive, ni arrêt.',
    en: 'A registered system answers citizens only while its entry is public, its version evaluated, passed and approved by two people, its review in date, and no incident, drift or stop prevents it.',
  },
  conditions: {
    'entry-live': {
      sentence: {
        ar: 'قيد منشور في السجل العمومي',
        fr: 'une fiche publiée au registre',
        en: 'a public entry in the register',
      },
      remedy: byRegistration,
    },
    'version-named': {
      sentence: {
        ar: 'نسخة معينة لهذه المرحلة',
        fr: 'une version désignée pour cette étape',
        en: 'a version named for this stage',
      },
      remedy: byRegistration,
    },
    'risk-assessed': {
      sentence: {
        ar: 'مخاطر مقيّمة',
        fr: 'des risques évalués',
        en: 'assessed risks',
      },
      remedy: byRegistration,
    },
    'duties-met': {
      sentence: {
        ar: 'نتيجة ناجحة لكل واجب من واجبات درجة مخاطره',
        fr: 'un résultat qui atteint le seuil pour chaque obligation de son niveau de risque',
        en: 'a passing result for every duty of its risk level',
      },
      remedy: byRegistration,
    },
    'results-in-date': {
      sentence: {
        ar: 'نتائج سارية لم تنقضها نتيجة أحدث',
        fr: 'des résultats en cours de validité, que rien de plus récent ne dément',
        en: 'results that are in date and that no later one contradicts',
      },
      remedy: byRegistration,
    },
    'two-approvals': {
      sentence: {
        ar: 'موافقة معتمِدَين اثنين على هذه النسخة',
        fr: 'l’approbation de deux approbateurs sur cette version',
        en: 'the approval of this version by two approvers',
      },
      remedy: byRegistration,
    },
    'review-in-date': {
      sentence: {
        ar: 'مراجعة للمخاطر لم يفت أجلها',
        fr: 'une revue dont la date n’est pas passée',
        en: 'a review that is not overdue',
      },
      remedy: byRegistration,
    },
    'no-blocking-incident': {
      sentence: {
        ar: 'ألا يكون فيه حادث مفتوح يمنع استعماله',
        fr: 'aucun incident ouvert qui en empêche l’usage',
        en: 'no open incident that prevents its use',
      },
      remedy: byRegistration,
    },
    'no-drift': {
      sentence: {
        ar: 'ألا ينحرف ما يُشغَّل عما صُرح به وقُيّم',
        fr: 'aucune dérive entre ce qui fonctionne et ce qui a été déclaré et évalué',
        en: 'no drift between what runs and what was declared and evaluated',
      },
      remedy: byRegistration,
    },
    'permit-in-force': {
      sentence: {
        ar: 'إذن ساري المفعول للبيانات التي يستعملها',
        fr: 'un permis en vigueur pour les données utilisées',
        en: 'a permit in force for the data it uses',
      },
      remedy: byPermit,
    },
    'staff-evidence': {
      sentence: {
        ar: 'تجربة داخلية للنسخة نفسها',
        fr: 'un essai interne de la même version',
        en: 'a trial of the same version by staff',
      },
      remedy: byRegistration,
    },
    'not-stopped': {
      sentence: {
        ar: 'ألا يكون موقوفا',
        fr: 'ne pas être arrêté',
        en: 'not to be stopped',
      },
      remedy: byRegistration,
    },
    staff: {
      sentence: {
        ar: 'عضوية الهيئة المسؤولة عن النظام',
        fr: 'être membre de l’organisation responsable du système',
        en: 'to be a member of the organisation that answers for the system',
      },
      remedy: byMembership,
    },
    'key-of-another': {
      sentence: {
        ar: 'مفتاح مخصص لهذا النظام',
        fr: 'une clé faite pour ce système',
        en: 'a key that is made for this system',
      },
    },
  },
  obligations: {},
  evaluate({ principal, resource, roles }) {
    const key = principal.kind === 'service' ? principal.system : undefined
    const isOther = key !== undefined && (resource?.kind !== 'system' || resource.id !== key)
    if (isOther) return { deny: true, missing: [{ condition: 'key-of-another' }] }
    if (resource?.kind !== 'system') return 'silent'
    const { standing, owner } = resource
    if (!standing || owner === undefined) return { deny: true, missing: [{ condition: 'entry-live' }], conceal: true }
    const missing: { condition: string }[] = standing.missing.map((condition) => ({ condition }))
    const memberships = principal.kind === 'anonymous' ? [] : (principal.memberships ?? [])
    const isStaff = roles.includes('administrator') || memberships.some(({ organisation }) => organisation === owner)
    if (standing.stage === 'staff' && !isStaff) missing.push({ condition: 'staff' })
    if (standing.stage === 'staff' && key !== undefined) missing.push({ condition: 'key-of-another' })
    if (missing.length === 0) return { allow: true }
    // Of a system that nobody has been told of, only those inside learn why.
    return { deny: true, missing, conceal: resource.published !== true && !isStaff }
  },
}
