import { copyId } from './copy-id.ts'
import { fileDrop } from './file-drop.ts'
import { jobProgress } from './job-progress.ts'
import { passkey } from './passkey.ts'
import { riskScore } from './risk-score.ts'
import { streamingAnswer } from './streaming-answer.ts'
import type { Wake } from './wake.ts'

/**
 * What scripts add to pages that are whole without them. An element names its island in `data-island`; sentences come
 * from the server in other `data-` attributes.
 */
const islands: Readonly<Record<string, (element: HTMLElement, wake: Wake) => void>> = {
  'copy-id': copyId,
  'file-drop': fileDrop,
  'job-progress': jobProgress,
  passkey,
  'risk-score': riskScore,
  'streaming-answer': streamingAnswer,
}

function wake(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-island]')) {
    const island = islands[element.dataset.island ?? '']
    if (!island || element.dataset.awake) continue
    element.dataset.awake = 'yes'
    island(element, wake)
  }
}

wake(document)
