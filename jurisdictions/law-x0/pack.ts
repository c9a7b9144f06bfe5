import type { RulePack } from '../../src/modules/policy/index.ts'

/**
 * Law X.0 of the Kingdom of Morocco: a place for its rules. No text of it has been published, so the pack states nothing
 * and changes no decision.
 */
export const pack: RulePack = {
  id: 'law-x0',
  version: '0.0.0',
  status: 'draft',
  name: { ar: 'القانون X.0', fr: 'Loi X.0', en: 'Law X.0' },
  note: {
    ar: 'لم يُنشر نص لهذا القانون. هذه الحزمة مشروع: لا تنص على شيء ولا تغيّر أي قرار.',
    fr: 'Aucun texte de cette loi n’a été publié. Ce paquet est un projet : il n’énonce rien et ne change aucune décision.',
    en: 'No text of this law has been published. This pack is a draft: it states nothing and changes no decision.',
  },
  rules: [],
}
