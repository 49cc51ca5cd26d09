// The desk without page loads: taps post in the background and only the parts that changed are put in, so that a line
// half typed at one table survives a tap at another. Away from the network, taps wait and are sent when it is back.

import { keepDesk, keepThisPage } from '../desk/keeping.ts'
import { fill, isTouched, say } from '../desk/page-parts.ts'
import { countWaiting, keepWaiting, listWaiting, sendWaiting } from '../desk/waiting-taps.ts'

const REFRESH_MS = 20_000
const TYPING_MS = 200

let typing: ReturnType<typeof setTimeout> | undefined

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.closest('[data-desk]')) return
  event.preventDefault()
  clearTimeout(typing)
  if (form.method === 'post') void tap(form)
  else void look(form, { isScan: true })
})

document.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.type !== 'search' || !target.form) return
  const { form } = target
  clearTimeout(typing)
  typing = setTimeout(() => void look(form, { isScan: false }), TYPING_MS)
})

// "Another date" goes with its date, and the other way round.
document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLSelectElement && target.name === 'slot') target.form?.requestSubmit()
  if (!(target instanceof HTMLInputElement) || target.name !== 'other') return
  const choice = target.form?.querySelector<HTMLInputElement>('[name=next][value=other]')
  if (choice) choice.checked = true
})

window.addEventListener('online', () => void catchUp())
setInterval(() => void (countWaiting() > 0 ? catchUp() : refresh()), REFRESH_MS / 4)
const desk = document.querySelector<HTMLElement>('[data-desk]')
if (desk) keepDesk(desk)
showWaiting()
markWaiting()
void catchUp()
void reach(() => fetch('/livez')).then((answer) => !answer && showWaiting(true))

/** Posts a tap. Noting it twice changes nothing, so a tap whose answer got lost is simply sent again. */
async function tap(form: HTMLFormElement): Promise<void> {
  const body = bodyOf(form)
  const part = form.closest<HTMLElement>('[data-part]')
  form.setAttribute('aria-busy', 'true')
  const answer = await post({ action: form.action, body })
  form.removeAttribute('aria-busy')
  if (answer) {
    show(await answer.text(), part)
    keepThisPage()
    return
  }
  keepWaiting({ action: form.action, body })
  form.setAttribute('data-waits', '')
  showWaiting()
}

/** Asks for the page of a search or a slot. A scanned badge is checked in at once: the scanner cannot press a button. */
async function look(form: HTMLFormElement, { isScan }: { isScan: boolean }): Promise<void> {
  const address = `${form.action.split('?')[0]}?${new URLSearchParams(new FormData(form) as unknown as Record<string, string>)}`
  const box = form.querySelector<HTMLInputElement>('input[type=search]')
  if (!box) {
    location.assign(address)
    return
  }
  const answer = await ask(address)
  if (!answer) {
    showWaiting(true)
    narrow(box.value)
    return
  }
  say('')
  show(await answer.text(), null)
  history.replaceState(null, '', box.value ? address : form.action)
  const scanned = document.querySelector<HTMLFormElement>('form[data-scanned]')
  if (!isScan) return
  if (scanned) {
    await tap(scanned)
    box.value = ''
    history.replaceState(null, '', form.action)
  }
  box.focus()
  box.select()
}

let refreshedAt = Date.now()

// Several tablets stand on one desk; each sees what the others noted.
async function refresh(): Promise<void> {
  if (document.visibilityState !== 'visible' || Date.now() - refreshedAt < REFRESH_MS) return
  refreshedAt = Date.now()
  const answer = await ask(location.href)
  if (answer?.ok && !answer.redirected) show(await answer.text(), null)
}

async function catchUp(): Promise<void> {
  if (countWaiting() === 0) return
  const refusals = await sendWaiting(post)
  showWaiting()
  if (countWaiting() > 0) return
  const answer = await ask(location.href)
  if (answer?.ok) show(await answer.text(), null)
  const reason = document.querySelector<HTMLElement>('[data-desk]')?.dataset.refused ?? ''
  if (refusals.length > 0) say([reason, ...refusals].join(' '))
}

function show(html: string, own: HTMLElement | null): void {
  const fresh = new DOMParser().parseFromString(html, 'text/html')
  const main = fresh.querySelector('main')
  if (!main?.querySelector('[data-desk]')) location.reload()
  else if (!fill(fresh, own) && !isTouched(document)) document.querySelector('main')?.replaceWith(main)
}

// A page that was opened away from the network shows what was known last; what was tapped since is put on it again.
function markWaiting(): void {
  for (const { action, body } of listWaiting()) {
    for (const form of document.querySelectorAll<HTMLFormElement>('[data-desk] form[method=post]')) {
      if (form.action !== action) continue
      const isResult = form.matches('.result')
      if (isResult) fillIn(form, new URLSearchParams(body))
      if (isResult || bodyOf(form) === body) form.setAttribute('data-waits', '')
    }
  }
}

function fillIn(form: HTMLFormElement, typed: URLSearchParams): void {
  for (const input of form.querySelectorAll('input')) {
    if (input.type === 'radio') input.checked = typed.get(input.name) === input.value
    else if (input.type !== 'hidden') input.value = typed.get(input.name) ?? ''
  }
}

function bodyOf(form: HTMLFormElement): string {
  return new URLSearchParams(new FormData(form) as unknown as Record<string, string>).toString()
}

/** Away from the network the list on the page is searched as it stands. */
function narrow(typed: string): void {
  const words = (text: string) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')}`
  // Letters are typed from the beginning of a word, characters from anywhere in a name.
  const wanted = /\p{Script=Han}/u.test(typed) ? typed.trim() : words(typed.trim())
  for (const line of document.querySelectorAll<HTMLElement>('[data-find]'))
    line.hidden = !words(line.dataset.find ?? '').includes(wanted)
}

function showWaiting(isCutOff = false): void {
  const banner = document.querySelector<HTMLElement>('[data-offline]')
  const count = banner?.querySelector('[data-count]')
  if (!banner || !count) return
  count.textContent = String(countWaiting())
  banner.hidden = countWaiting() === 0 && !isCutOff
}

/** The answer of the server, whatever it says; undefined when it could not be reached. */
async function post({ action, body }: { action: string; body: string }): Promise<Response | undefined> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  return reach(() => fetch(action, { method: 'POST', headers, body }))
}

function ask(address: string): Promise<Response | undefined> {
  return reach(() => fetch(address))
}

async function reach(send: () => Promise<Response>): Promise<Response | undefined> {
  try {
    const answer = await send()
    return answer.status < 500 ? answer : undefined
  } catch {
    return undefined
  }
}
