// In the browser: puts the changed parts of a fresh page into the one that is shown. A part carries `data-part`.

/**
 * Fills in every part of the fresh page, except those somebody is typing in; `own` is the part whose form was sent and is
 * always filled, like those whose taps waited for the network. Returns false when the fresh page has parts this one lacks, so that it should be shown whole.
 */
export function fill(fresh: Document, own: HTMLElement | null): boolean {
  const freshParts = partsOf(fresh)
  const shownParts = partsOf(document)
  for (const [name, shown] of shownParts) {
    const wasSent = shown === own || shown.querySelector('[data-waits]') !== null
    if (!wasSent && isTouched(shown)) continue
    const part = freshParts.get(name)
    if (part) swap(shown, part)
    else shown.remove()
  }
  const done = fresh.querySelector('main > .notice')?.textContent
  if (done || own) say(done ?? '')
  document.querySelector('main > .notice')?.remove()
  return [...freshParts.keys()].every((name) => shownParts.has(name))
}

/** Somebody has typed or chosen something here that is not sent yet. */
export function isTouched(part: ParentNode): boolean {
  return [...part.querySelectorAll<HTMLInputElement>('.result input')].some((input) =>
    input.type === 'radio' ? input.checked !== input.defaultChecked : input.value !== input.defaultValue,
  )
}

/** Says what was done, for eyes and for screen readers. */
export function say(words: string): void {
  const place = document.querySelector('[data-said]')
  if (place) place.textContent = words
}

// The focus stays on the same control, so that the keyboard and screen readers do not lose their place.
function swap(shown: HTMLElement, part: HTMLElement): void {
  const place = shown.contains(document.activeElement)
    ? controlsOf(shown).indexOf(document.activeElement as HTMLElement)
    : -1
  shown.replaceWith(part)
  controlsOf(part)[place]?.focus()
}

function controlsOf(part: HTMLElement): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>('button, input, a')]
}

function partsOf(page: Document): Map<string, HTMLElement> {
  return new Map(
    [...page.querySelectorAll<HTMLElement>('[data-part]')].map((part) => [part.dataset.part ?? '', part] as const),
  )
}
