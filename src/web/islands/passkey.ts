/**
 * Adds the button that makes a passkey, or signs in with one, and sends what the browser answered with the form. A browser
 * without passkeys keeps the sentence that stands there.
 */
export function passkey(element: HTMLElement): void {
  const form = element as HTMLFormElement
  const { act, options = '', submit = '', failed = '' } = form.dataset
  const field = form.elements.namedItem('response')
  if (typeof PublicKeyCredential === 'undefined' || !PublicKeyCredential.parseRequestOptionsFromJSON) return
  if (!(field instanceof HTMLInputElement)) return

  const button = document.createElement('button')
  button.type = 'submit'
  button.className = 'btn'
  button.textContent = submit
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  form.querySelector('[data-without-script]')?.replaceWith(button, status)

  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    button.disabled = true
    status.textContent = ''
    try {
      const credential = await (act === 'add' ? made(await optionsFrom(options)) : given(await optionsFrom(options)))
      field.value = JSON.stringify(credential)
      form.submit()
    } catch (error) {
      // Cancelled, too late, or no such passkey: browsers do not tell pages which.
      status.textContent = error instanceof Refused ? error.message : failed
      button.disabled = false
    }
  })
}

/** The server says why, in the language of the page. */
class Refused extends Error {}

async function optionsFrom(href: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', 'accept-language': document.documentElement.lang }
  const response = await fetch(href, { method: 'POST', headers, body: '{}' })
  if (response.headers.get('content-type')?.startsWith('application/problem+json')) {
    const { title, detail } = (await response.json()) as { title: string; detail: string }
    throw new Refused(`${title}. ${detail}`)
  }
  if (!response.ok) throw new Error(String(response.status))
  const { options } = (await response.json()) as { options: unknown }
  return options
}

function made(options: unknown): Promise<Credential | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON)
  return navigator.credentials.create({ publicKey })
}

function given(options: unknown): Promise<Credential | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON)
  return navigator.credentials.get({ publicKey })
}
