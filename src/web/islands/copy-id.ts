/** Adds a button that copies the identifier in the element. Without the clipboard there is none. */
export function copyId(element: HTMLElement): void {
  const id = element.querySelector('.id')?.textContent
  if (!id || !navigator.clipboard) return
  const { copy, copied } = element.dataset
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'plain'
  button.textContent = copy ?? ''
  const status = document.createElement('span')
  status.setAttribute('role', 'status')
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(id)
    status.textContent = copied ?? ''
  })
  element.append(button, status)
}
