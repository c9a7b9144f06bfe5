import type { Language } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { listRules } from '../../modules/policy/index.ts'
import { addresses } from '../addresses.ts'
import { rulesPage } from '../rules/rules-page.tsx'
import type { PageRoutes } from './visit.ts'

export function serveRules(pages: PageRoutes): void {
  pages.get(addresses.rules, async ({ frame, language, context }) => {
    const { packs, rules } = await perform(listRules, context, {})
    const html = rulesPage(frame, {
      packs: packs.map((pack) => ({
        ...pack,
        title: pack.name?.[language] ?? jurisdictionName(language, pack.id),
        isDraft: pack.status === 'draft',
        note: pack.note?.[language] ?? null,
        lists: pack.lists.map(({ list, title, note, status, entries }) => ({
          id: list,
          title: title[language],
          note: note[language],
          verification: status,
          entries: entries.map(({ code, names }) => ({ code, name: names[language] })),
        })),
        rules: rules
          .filter((rule) => rule.pack === pack.id)
          .map(({ rule, sentence, law, article, status, conditions }) => ({
            id: rule,
            sentence: sentence[language],
            law,
            article,
            verification: status,
            conditions: Object.values(conditions).map(({ sentence, remedy }) => ({
              sentence: sentence[language],
              grantedBy: remedy?.by[language] ?? null,
            })),
          })),
      })),
    })
    return { html }
  })
}

/** A pack is called by the ISO 3166-1 code of its jurisdiction. */
function jurisdictionName(language: Language, pack: string): string {
  if (!/^[a-z]{2}$/.test(pack)) return pack
  return new Intl.DisplayNames([language], { type: 'region' }).of(pack.toUpperCase()) ?? pack
}
