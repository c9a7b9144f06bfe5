import { elementsOf } from './fragment.ts'

const pauseMs = 400

/** Counts while the questions are answered: shows the level so far, and the questions that the answers lead to. */
export function riskScore(element: HTMLElement): void {
  const form = element as HTMLFormElement
  const address = form.dataset.fragment
  if (!address) return
  for (const button of form.querySelectorAll<HTMLElement>('[data-count]')) button.hidden = true

  let waiting: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return
    clearTimeout(waiting)
    asking?.abort()
    waiting = setTimeout(() => {
      asking = new AbortController()
      // A later answer asks again; whatever else goes wrong, the form still counts when it is sent.
      count(form, address, asking.signal).catch(() => {})
    }, pauseMs)
  })
}

async function count(form: HTMLFormElement, address: string, signal: AbortSignal): Promise<void> {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  const response = await fetch(address, { method: 'POST', body: fields, signal })
  if (!response.ok) return
  const parts = elementsOf(await response.text()).filter((node) => node instanceof HTMLElement)
  for (const name of ['score', 'duties'] as const) {
    const [part, shown] = [parts.find(({ dataset }) => name in dataset), form.querySelector(`[data-${name}]`)]
    // What stays in its place is announced when its content changes.
    if (part && shown && part.innerHTML !== shown.innerHTML) shown.replaceChildren(...part.childNodes)
  }
  const asked = parts.find(({ dataset }) => 'score' in dataset)?.dataset.asked?.split(' ')
  if (!asked) return
  for (const question of form.querySelectorAll<HTMLElement>('[data-question]')) {
    question.hidden = !asked.includes(question.dataset.question ?? '')
  }
}
