/** The board in the browser: fetches pages and exchanges its body for theirs, keeping focus and scroll. */
export class Board {
  readonly root: HTMLElement
  /** A card follows the pointer. */
  isHolding = false
  private loading = 0
  /** How often the body was exchanged: a page asked for before the last exchange shows what no longer is. */
  private edition = 0
  private readonly settled = new Set<() => void>()

  constructor(root: HTMLElement) {
    this.root = root
  }

  get body(): HTMLElement {
    return this.find('[data-board-body]') as HTMLElement
  }

  /** The meeting in hand, and the form that puts it somewhere. */
  get chosen(): string | undefined {
    return this.find('[data-chosen]')?.dataset.chosen
  }

  /** What is shown is tried, not the draft. */
  get isTrial(): boolean {
    return this.body.dataset.trial !== undefined
  }

  find(selector: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(selector)
  }

  findAll(selector: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)]
  }

  card(meeting: string): HTMLElement | null {
    return this.find(`[data-meeting="${CSS.escape(meeting)}"]`)
  }

  /** Called whenever the body is a new one. */
  onSettled(hear: () => void): void {
    this.settled.add(hear)
    hear()
  }

  say(words: string): void {
    const line = this.find('[data-said]')
    if (!line) return
    // The same words twice would not be read twice.
    line.textContent = ''
    setTimeout(() => {
      line.textContent = words
    }, 50)
  }

  /** Picks a meeting up, or puts it down when it is in hand already. */
  async pick(card: HTMLElement): Promise<void> {
    const isInHand = card.dataset.meeting === this.chosen
    await this.visit((card as HTMLAnchorElement).href)
    if (isInHand) this.say(this.root.dataset.putDown ?? '')
  }

  /** The board as it would be with this meeting in hand, without showing it. */
  async look(card: HTMLElement): Promise<Document | undefined> {
    return this.load((card as HTMLAnchorElement).href)
  }

  async visit(address: string): Promise<void> {
    this.exchange(await this.load(address))
    history.replaceState(null, '', address)
  }

  /** Sends what a form would send and shows the board that comes back: done, or not and why. */
  async send(address: string, fields: Record<string, string>): Promise<void> {
    this.exchange(await this.load(address, { method: 'POST', body: new URLSearchParams(fields) }))
  }

  /** Sends a form of the page by one of its buttons. */
  async submit(form: HTMLFormElement, button?: HTMLButtonElement): Promise<void> {
    const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    if (button?.name) fields[button.name] = button.value
    await this.send(form.action, fields)
  }

  /** Puts the meeting in hand into a cell. */
  async put(cell: string): Promise<void> {
    const form = this.find('[data-placement]')
    const meeting = this.chosen
    if (!(form instanceof HTMLFormElement) || !meeting) return
    const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    await this.send(form.action, { ...fields, cell })
    this.card(meeting)?.focus()
  }

  /** The same page as it is now. False when something was done meanwhile, and the page is older than that. */
  async refresh(): Promise<boolean> {
    const edition = this.edition
    const page = await this.load(location.href, {}, true)
    if (!page || this.isBusy() || this.edition !== edition) return false
    this.exchange(page, true)
    return true
  }

  /** Where every meeting lies, as the page shows it. */
  places(): Map<string, string> {
    return new Map(
      this.findAll('a[data-meeting]').map(({ dataset }) => [dataset.meeting ?? '', `${dataset.seen} ${dataset.held}`]),
    )
  }

  cards(meeting: string): HTMLElement[] {
    return this.findAll(`a[data-meeting="${CSS.escape(meeting)}"]`)
  }

  /** Something is in the air, a list is open, a deed is under way or something is being typed: no moment for a new board. */
  isBusy(): boolean {
    const typing = document.activeElement?.matches('input[type="search"], input[type="number"], select') ?? false
    return (
      (typing && this.body.contains(document.activeElement)) ||
      this.isHolding ||
      this.loading > 0 ||
      this.find('dialog[open]') !== null
    )
  }

  private async load(address: string, request: RequestInit = {}, isQuiet = false): Promise<Document | undefined> {
    if (!isQuiet) {
      this.loading++
      this.root.setAttribute('aria-busy', 'true')
    }
    try {
      const answer = await fetch(address, request)
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      if (page.querySelector('[data-board-body]')) {
        // A deed leads back to the board as it was looked at, or to a trial of one thing more.
        if (request.method === 'POST' && answer.redirected) history.replaceState(null, '', answer.url)
        return page
      }
      // Signed out, or gone: the page itself says so.
      if (answer.redirected || !answer.ok) location.assign(answer.url)
      return undefined
    } catch {
      this.say(this.root.dataset.failed ?? '')
      return undefined
    } finally {
      if (!isQuiet && --this.loading === 0) this.root.removeAttribute('aria-busy')
    }
  }

  private exchange(page: Document | undefined, isQuiet = false): void {
    const fresh = page?.querySelector<HTMLElement>('[data-board-body]')
    if (!fresh) return
    const focus = nameOf(document.activeElement)
    const scrolled = this.findAll('[data-scroll]').map(({ scrollLeft, scrollTop }) => ({ scrollLeft, scrollTop }))
    // Read before the body is taken out of its page.
    const words = page && wordsOf(page)
    this.edition++
    this.body.replaceWith(document.adoptNode(fresh))
    for (const [at, element] of this.findAll('[data-scroll]').entries()) Object.assign(element, scrolled[at])
    if (words && !isQuiet) this.say(words)
    if (focus) this.find(focus)?.focus({ preventScroll: true })
    for (const hear of this.settled) hear()
  }
}

/** What the page has to say about the deed before it. How the last arranging ended stays on the page, and is said last. */
function wordsOf(page: Document): string | undefined {
  const sayings = ['[data-trouble], .notice:not([data-arranged] *)', '[data-announce]', '[data-arranged]']
  return sayings.map((saying) => page.querySelector(saying)?.textContent).find(Boolean)
}

/** How to find the same thing on the next board. */
function nameOf(element: Element | null): string | undefined {
  if (!(element instanceof HTMLElement)) return undefined
  if (element.dataset.meeting) return `[data-meeting="${CSS.escape(element.dataset.meeting)}"]`
  const cell = element.closest<HTMLElement>('[data-cell]')?.dataset.cell
  if (cell) return `[data-cell="${CSS.escape(cell)}"] :is(a, button), [data-cell="${CSS.escape(cell)}"]`
  const way = element.closest<HTMLElement>('[data-way]')?.dataset.way
  return way ? `[data-way="${way}"] button` : undefined
}
