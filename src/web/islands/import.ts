// The progress of an import moves without the page being loaded anew; when it is done, the page is.

const PAUSE_MS = 1500

void follow()

async function follow(): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    const shown = document.querySelector<HTMLElement>('[data-import]')
    if (!shown) return
    const fresh = await look(shown.dataset.import ?? '')
    if (fresh === 'done') return location.reload()
    // Somebody about to press a button keeps the button.
    if (fresh && !shown.contains(document.activeElement)) shown.replaceWith(fresh)
    else if (fresh) move(shown, fresh)
  }
}

async function look(address: string): Promise<HTMLElement | 'done' | undefined> {
  try {
    const answer = await fetch(address, { cache: 'no-store' })
    if (!answer.ok) return undefined
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    return page.querySelector<HTMLElement>('[data-import]') ?? 'done'
  } catch {
    return undefined
  }
}

function move(shown: HTMLElement, fresh: HTMLElement): void {
  const [bar, next] = [shown.querySelector('progress'), fresh.querySelector('progress')]
  if (bar && next) bar.value = next.value
  const texts = [...fresh.querySelectorAll('p')]
  for (const [i, text] of [...shown.querySelectorAll('p')].entries()) text.textContent = texts[i]?.textContent ?? ''
}
