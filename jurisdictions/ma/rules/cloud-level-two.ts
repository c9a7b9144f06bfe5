import type { Rule } from '../../../src/modules/policy/index.ts'
import { processingData } from '../permissions.ts'
import { byOperator } from '../remedies.ts'

export const cloudLevelTwo: Rule = {
  id: 'ma.cloud-level-two',
  permissions: processingData,
  citation: { law: '2-24-921', article: null, status: 'unverified' },
  sentence: {
    ar: 'لا تُعهد المعطيات الحساسة إلى مقدم خدمات سحابية إلا إذا كان مؤهلا من المستوى الثاني وتأهيله ساري المفعول: تُعالج وتُخزن وتُدار من المغرب، وأغلبية رأسماله لمغاربة؛ ولا يسري ذلك على الاستضافة في المقرات الخاصة.',
    fr: 'Les données sensibles ne sont confiées à un prestataire d’informatique en nuage que s’il est qualifié au niveau 2, en vigueur : traitement, stockage et administration depuis le Maroc, majorité détenue par des Marocains ; l’hébergement dans ses propres locaux n’est pas visé.',
    en: 'Sensitive data are entrusted to a cloud provider only when it is qualified at level 2, in force: processing, storage and administration in Morocco, majority owned by Moroccans; hosting on own premises is not concerned.',
  },
  conditions: {
    'cloud-level-2': {
      sentence: {
        ar: 'مقدم خدمات سحابية مؤهل من المستوى الثاني',
        fr: 'un prestataire qualifié au niveau 2',
        en: 'a provider qualified at level 2',
      },
      remedy: byOperator,
    },
    'cloud-qualification-in-force': {
      sentence: {
        ar: 'تأهيل لم تنقض مدته',
        fr: 'une qualification qui n’a pas expiré',
        en: 'a qualification that has not run out',
      },
      remedy: byOperator,
    },
    'cloud-in-morocco': {
      sentence: {
        ar: 'معالجة المعطيات وتخزينها في المغرب',
        fr: 'le traitement et le stockage au Maroc',
        en: 'processing and storage in Morocco',
      },
      remedy: byOperator,
    },
    'cloud-administered-from-morocco': {
      sentence: {
        ar: 'إدارة الخدمة والإشراف عليها من المغرب',
        fr: 'l’administration et la supervision depuis le Maroc',
        en: 'administration and supervision from Morocco',
      },
      remedy: byOperator,
    },
    'cloud-owned-by-nationals': {
      sentence: {
        ar: 'ملكية أغلبية المقدم لمغاربة',
        fr: 'une majorité détenue par des Marocains',
        en: 'a majority owned by Moroccans',
      },
      remedy: byOperator,
    },
  },
  obligations: {},
  // Administration from abroad breaks the level even when the disks are in Morocco.
  evaluate({ resource, site, today }) {
    const { label, identifiers = [] } = resource ?? {}
    const isSensitive =
      label?.secrecy === 'sensitive' ||
      label?.secrecy === 'very-sensitive' ||
      label?.personal === 'sensitive' ||
      identifiers.includes('ma.cin')
    if (!isSensitive || site.hosting === 'own-premises') return 'silent'
    const missing = []
    if (site.cloudLevel !== 2) missing.push({ condition: 'cloud-level-2' })
    if (site.qualifiedUntil === null || site.qualifiedUntil < today)
      missing.push({ condition: 'cloud-qualification-in-force' })
    if (site.country !== 'MA') missing.push({ condition: 'cloud-in-morocco' })
    if (site.adminCountry !== 'MA') missing.push({ condition: 'cloud-administered-from-morocco' })
    if (!site.ownedByNationals) missing.push({ condition: 'cloud-owned-by-nationals' })
    return missing.length === 0 ? 'silent' : { deny: true, missing }
  },
}
