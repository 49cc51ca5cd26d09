// In the browser: which pages of the desk the tablet keeps for when the network is gone, and for how long.

export const DESK_PAGES = 'duihe-desk-pages'

const REFRESH_MS = 120_000
/** A day of many slots is kept as far as a tablet should carry it. */
const PAGES_MAX = 80

/** Has the pages of this desk kept, now and every other minute. Browsers without service workers go without. */
export function keepDesk(desk: HTMLElement): void {
  if (!('serviceWorker' in navigator) || !desk.dataset.keeper) return
  const scope = location.pathname.split('/').slice(0, 3).join('/')
  void navigator.serviceWorker.register(desk.dataset.keeper, { scope: `${scope}/`, type: 'module' }).catch(() => {})
  const ask = async () => {
    const { active } = await navigator.serviceWorker.ready
    if (document.visibilityState === 'visible') active?.postMessage({ keep: listPages() })
  }
  void ask()
  setInterval(() => void ask(), REFRESH_MS)
  document.addEventListener('submit', forgetOnSignOut)
}

/** What was noted just now belongs to the kept page, too. */
export function keepThisPage(): void {
  navigator.serviceWorker?.controller?.postMessage({ keep: [location.href] })
}

// What this page leads to: its tabs and every slot, and what it is dressed in.
function listPages(): string[] {
  const tabs = [...document.querySelectorAll<HTMLAnchorElement>('[data-desk] nav a')].map(({ href }) => href)
  const slots = [...document.querySelectorAll<HTMLOptionElement>('[data-desk] select[name=slot] option')]
  const form = slots[0]?.closest('form')
  const ofSlots = slots.map(({ value }) => `${form?.action.split('?')[0]}?slot=${value}`)
  const dress = [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[rel=stylesheet], script[src]')]
  const assets = dress.map((one) => (one instanceof HTMLLinkElement ? one.href : one.src))
  return [...new Set([location.href, ...assets, ...tabs, ...ofSlots])].slice(0, PAGES_MAX)
}

// Names and results do not stay on a tablet whose user has left.
function forgetOnSignOut({ target }: Event): void {
  if (target instanceof HTMLFormElement && target.action.endsWith('/sign-out')) void caches.delete(DESK_PAGES)
}
