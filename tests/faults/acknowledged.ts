import { createHash } from 'node:crypto'

export type SentFile = { readonly path: string; readonly digest: string; readonly size: number; readonly mark: string }

/** What the server said about one data set, as its only writer knows it. */
export type SentDataSet = {
  readonly id: string
  /** Sent, and answered with 200 or not: the draft may hold these and no others. */
  readonly sent: Map<string, SentFile>
  /** Paths of those whose 200 has arrived: the draft must hold these. */
  readonly kept: Set<string>
  /** Versions whose sealing was answered, each with the paths that it must hold. */
  readonly sealed: Map<string, ReadonlySet<string>>
  /** The version whose publication was answered. */
  published: string | undefined
}

/** An answer that somebody has read: its receipt must say the same, for ever. */
export type Answered = { readonly id: string; readonly body: string }

/** All that was acknowledged: kept by who asked, since who was killed cannot be the witness. */
export class Acknowledged {
  readonly dataSets = new Map<string, SentDataSet>()
  readonly answers: Answered[] = []
  /** Answers with 200 to a write. */
  writes = 0
  /** Writes without an answer, or with a refusal because the database was gone. */
  unanswered = 0

  opened(id: string): SentDataSet {
    const dataSet: SentDataSet = { id, sent: new Map(), kept: new Set(), sealed: new Map(), published: undefined }
    this.dataSets.set(id, dataSet)
    return dataSet
  }
}

export function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
