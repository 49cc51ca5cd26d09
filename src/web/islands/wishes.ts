// Wishes without page loads: a press posts in the background and only its card and the count are put in anew, so that the
// list stays where it is and a note half typed elsewhere is not lost.

const page = document.querySelector<HTMLElement>('[data-wishes]')

page?.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
  event.preventDefault()
  const card = form.closest<HTMLElement>('[data-part]')
  if (card && !card.hasAttribute('aria-busy')) void press(form, event.submitter, card)
})

async function press(form: HTMLFormElement, button: HTMLElement | null, card: HTMLElement): Promise<void> {
  const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>)
  if (button instanceof HTMLButtonElement && button.name) body.append(button.name, button.value)
  card.setAttribute('aria-busy', 'true')
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => undefined)
  card.removeAttribute('aria-busy')
  if (!answer) return say(page?.dataset.wishes ?? '')
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const refused = fresh.querySelector('.errors li')?.textContent
  // Somebody whose session ended is shown the way in.
  if (!fresh.querySelector('[data-wishes]')) return location.reload()
  const id = (card.dataset.part ?? '').slice(2)
  for (const part of ['progress', `m-${id}`, `d-${id}`]) if (!refused || part === 'progress') swap(part, fresh)
  document.querySelector('main > .notice')?.remove()
  say(refused ?? fresh.querySelector('main > .notice')?.textContent ?? '')
}

// A card that is no longer listed, because only unmarked ones are shown, stays until the page is opened anew.
function swap(name: string, fresh: Document): void {
  const find = (root: ParentNode) => root.querySelector<HTMLElement>(`[data-part="${name}"]`)
  const [shown, part] = [find(document), find(fresh)]
  if (!shown || !part) return
  const focused = shown.contains(document.activeElement) ? document.activeElement : null
  const value = focused instanceof HTMLButtonElement ? focused.value : undefined
  shown.replaceWith(part)
  if (!focused) return
  const same = value ? part.querySelector<HTMLElement>(`button[name=level][value=${value}]`) : null
  ;(same ?? part).focus()
}

function say(words: string): void {
  const place = document.querySelector('[data-said]')
  if (place) place.textContent = words
}
