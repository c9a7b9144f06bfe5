const marks = { passed: '✓', failed: '✗', over: '✗', untrusted: '?', 'not-applicable': '–' } as const

type Status = keyof typeof marks

/** A check of a file, as the reports of `libs/` tell it. */
type Check<Id extends string, Reason extends string, Possible extends Status> = {
  readonly id: Id
  readonly status: Possible
  readonly reason?: Reason
  readonly detail?: Readonly<Record<string, string | number>>
}

/** Each check on a line, with its reason and what was found. */
export function checkLines<Id extends string, Reason extends string, Possible extends Status>(
  checks: readonly Check<Id, Reason, Possible>[],
  words: {
    readonly checks: Readonly<Record<Id, string>>
    readonly status: Readonly<Record<Possible, string>>
    readonly reasons: Readonly<Record<Reason, string>>
  },
): string[] {
  return checks.map(({ id, status, reason, detail }) => {
    const notes = [
      ...(status === 'passed' ? [] : [words.status[status]]),
      ...(reason ? [words.reasons[reason]] : []),
      ...Object.entries(detail ?? {}).map(([name, value]) => `${name}=${value}`),
    ]
    return `${marks[status]} ${words.checks[id]}${notes.length > 0 ? ` (${notes.join(' ')})` : ''}`
  })
}
