// The screen on the wall turns its own pages. Without a network it keeps what it shows and says since when.

const PATIENCE_MS = 15_000

void turn()

async function turn(): Promise<void> {
  for (;;) {
    const shown = document.querySelector<HTMLElement>('[data-wall]')
    if (!shown) return
    await wait(Number(shown.dataset.seconds) * 1000)
    const fresh = await look(shown.dataset.wall ?? '')
    if (fresh) shown.replaceWith(fresh)
    else sayOffline(shown)
  }
}

async function look(address: string): Promise<HTMLElement | undefined> {
  try {
    const answer = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
    // The organiser has closed the screen: the page says so itself.
    if (answer.status === 404) location.reload()
    if (!answer.ok) return undefined
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    return page.querySelector<HTMLElement>('[data-wall]') ?? undefined
  } catch {
    return undefined
  }
}

function sayOffline(shown: HTMLElement): void {
  const place = shown.querySelector<HTMLElement>('[data-offline]')
  if (place && !place.textContent) place.textContent = place.dataset.offline ?? ''
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
