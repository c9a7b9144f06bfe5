import { elementsOf } from './fragment.ts'
import { serverEvents } from './server-events.ts'
import type { Wake } from './wake.ts'

/** What the server sends as the last event, `answer`: the content of `main > .wrap`, the title, the address it stays at. */
type AnswerEvent = { readonly html: string; readonly title: string; readonly address: string }

/**
 * Asks without leaving the page. The server streams events: `fragment` (HTML to show meanwhile) and `answer` (the end).
 * The answer is announced once, when it is complete. Whatever goes wrong, the form is sent the ordinary way.
 */
export function streamingAnswer(element: HTMLElement, wake: Wake): void {
  const form = element as HTMLFormElement
  const status = form.querySelector<HTMLElement>('[data-status]')
  const button = form.querySelector<HTMLButtonElement>('button')

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (status) status.textContent = form.dataset.working ?? ''
    if (button) button.disabled = true
    ask(form, wake).catch(() => {
      if (button) button.disabled = false
      form.submit()
    })
  })
}

async function ask(form: HTMLFormElement, wake: Wake): Promise<void> {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  const response = await fetch(form.action, {
    method: 'POST',
    headers: { accept: 'text/event-stream' },
    body: fields,
    redirect: 'error',
  })
  const streams = response.headers.get('content-type')?.startsWith('text/event-stream')
  if (!response.ok || !streams || !response.body) throw new Error('no stream')
  for await (const { name, data } of serverEvents(response.body)) {
    if (name === 'fragment') showMeanwhile(data)
    if (name === 'answer') return show(JSON.parse(data) as AnswerEvent, form.dataset.complete ?? '', wake)
  }
  throw new Error('the stream ended without an answer')
}

function content(): Element | null {
  return document.querySelector('main > .wrap')
}

/** Not announced: only what is complete is. */
function showMeanwhile(html: string): void {
  let meanwhile = document.querySelector('[data-meanwhile]')
  if (!meanwhile) {
    meanwhile = document.createElement('div')
    meanwhile.setAttribute('data-meanwhile', '')
    content()?.append(meanwhile)
  }
  meanwhile.replaceChildren(...elementsOf(html))
}

function show(answer: AnswerEvent, announcement: string, wake: Wake): void {
  const place = content()
  if (!place) throw new Error('this page has no place for an answer')
  place.replaceChildren(...elementsOf(answer.html))
  history.pushState(null, '', answer.address)
  document.title = answer.title
  keepLanguages(answer.address)
  wake(place)
  const heading = place.querySelector<HTMLElement>('h1')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus()
  announce(announcement)
}

/** The language links lead to the page that is shown now. */
function keepLanguages(address: string): void {
  const rest = address.replace(/^\/[a-z]+/, '')
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[hreflang]')) link.href = `/${link.hreflang}${rest}`
}

/** A live region must be there before its text is, or nobody hears it. */
function announce(text: string): void {
  const region = document.createElement('p')
  region.className = 'vh'
  region.setAttribute('role', 'status')
  document.body.append(region)
  setTimeout(() => {
    region.textContent = text
  }, 200)
}

// The page before the answer was replaced in place: going back has to fetch it.
addEventListener('popstate', () => location.reload())
