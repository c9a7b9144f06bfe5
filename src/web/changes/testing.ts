import type { Language } from '../../kernel/language.ts'
import type { Frame } from '../frame.ts'
import type { Change } from './change.ts'
import { changesPage } from './changes-page.tsx'

/** Every page of changes, in its states, by a name; every text that people write is `text`. */
export function everyChangesPage(language: Language, text: string, frame: Frame): Readonly<Record<string, string>> {
  const change = (over: Partial<Change>): Change => ({
    kind: 'record',
    name: `record nador ${over.happened}`,
    happened: 'change.record.publication',
    at: '2026-11-21T10:00:00.000Z',
    code: 'A3',
    title: { ar: text },
    note: null,
    address: '/records/nador',
    cursor: 'a',
    ...over,
  })
  const at = (address: string): Frame => ({ ...frame, address })
  const feedHref = `/${language}/changes.atom`
  return {
    changes: changesPage(at('/changes'), {
      kind: undefined,
      changes: [
        change({ note: text }),
        change({ kind: 'data-set', happened: 'change.data-set.version', code: null }),
        change({ kind: 'problem', happened: 'change.problem.taken-up', code: 'P1', note: { fr: text } }),
      ],
      nextHref: `/${language}/changes?cursor=a`,
      feedHref,
    }),
    'changes-empty': changesPage(at('/changes?kind=problem'), {
      kind: 'problem',
      changes: [],
      nextHref: null,
      feedHref,
    }),
  }
}
