import { elementsOf } from './fragment.ts'
import type { Wake } from './wake.ts'

/**
 * Takes files dropped on the form or chosen in it and sends them one by one, each with its progress. The list of
 * received files is the server's own, fetched again after each.
 */
export function fileDrop(element: HTMLElement, wake: Wake): void {
  const form = element as HTMLFormElement
  const input = form.querySelector<HTMLInputElement>('input[type=file]')
  const token = form.querySelector<HTMLInputElement>('input[name=csrf]')?.value ?? ''
  const list = form.querySelector<HTMLElement>('[data-sent-files]')
  const status = form.querySelector<HTMLElement>('[data-status]')
  const { upload, fragment, maxBytes, sending, sent, refused, tooLarge } = form.dataset
  if (!input || !list || !upload) return
  let queue: Promise<void> = Promise.resolve()

  form.addEventListener('dragover', (event) => {
    event.preventDefault()
    form.classList.add('over')
  })
  form.addEventListener('dragleave', () => form.classList.remove('over'))
  form.addEventListener('drop', (event) => {
    event.preventDefault()
    form.classList.remove('over')
    take(event.dataTransfer?.files)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    take(input.files)
    input.value = ''
  })

  function take(files: FileList | null | undefined): void {
    for (const file of files ?? []) {
      const row = rowFor(file)
      queue = queue.then(() => sendOne(file, row))
    }
  }

  function rowFor(file: File): { say(text: string): void; progress: HTMLProgressElement } {
    const item = document.createElement('li')
    const name = document.createElement('bdi')
    name.dir = 'ltr'
    name.textContent = file.name
    const word = document.createElement('span')
    const progress = document.createElement('progress')
    progress.className = 'meter'
    progress.max = 100
    progress.value = 0
    progress.setAttribute('aria-label', file.name)
    item.append(name, ' ', word, progress)
    list?.append(item)
    return {
      say: (text) => {
        word.textContent = text
      },
      progress,
    }
  }

  async function sendOne(file: File, row: ReturnType<typeof rowFor>): Promise<void> {
    if (Number(maxBytes) > 0 && file.size > Number(maxBytes)) {
      row.say(tooLarge ?? '')
      return
    }
    row.say(sending ?? '')
    const outcome = await put(`${upload}?path=${encodeURIComponent(file.name)}`, file, token, (share) => {
      row.progress.value = share * 100
    })
    row.say(outcome.ok ? (sent ?? '') : `${refused ?? ''} ${outcome.why}`.trim())
    if (status) status.textContent = `${file.name}: ${outcome.ok ? sent : refused}`
    if (outcome.ok) await refresh()
  }

  async function refresh(): Promise<void> {
    const place = document.querySelector('[data-draft-files]')
    if (!place || !fragment) return
    const response = await fetch(fragment).catch(() => null)
    if (!response?.ok) return
    place.replaceChildren(...elementsOf(await response.text()))
    wake(place)
  }
}

type Outcome = { readonly ok: boolean; readonly why: string }

/** `fetch` does not tell how much of a body has left. */
function put(address: string, file: File, token: string, progressed: (share: number) => void): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', address)
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.setRequestHeader('x-csrf', token)
    request.setRequestHeader('accept', 'application/problem+json')
    request.upload.addEventListener('progress', ({ loaded, total }) => progressed(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () =>
      resolve({ ok: request.status >= 200 && request.status < 300, why: problemTitle(request.responseText) }),
    )
    request.addEventListener('error', () => resolve({ ok: false, why: '' }))
    request.send(file)
  })
}

/** The title of a problem document, or nothing when the answer is none. */
function problemTitle(text: string): string {
  try {
    const { title } = JSON.parse(text) as { title?: unknown }
    return typeof title === 'string' ? title : ''
  } catch {
    return ''
  }
}
