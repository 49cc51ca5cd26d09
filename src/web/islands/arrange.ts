// Drags a piece of a hall to another place. Dropping it sends the form that stands beside it, as a number typed there would.

const list = document.querySelector<HTMLOListElement>('[data-arrange]')
if (list) for (const grip of list.querySelectorAll<HTMLElement>('[data-grip]')) makeDraggable(list, grip)

function makeDraggable(list: HTMLOListElement, grip: HTMLElement): void {
  const piece = grip.closest<HTMLLIElement>('[data-piece]')
  if (!piece) return
  grip.hidden = false
  grip.addEventListener('pointerdown', (down) => {
    if (down.button !== 0) return
    down.preventDefault()
    piece.classList.add('in-hand')
    // On the window: an element that is moved about loses a pointer it had captured.
    const move = ({ clientY }: PointerEvent) => carry(list, piece, clientY)
    const end = new AbortController()
    const letGo = () => {
      end.abort()
      piece.classList.remove('in-hand')
      drop(list, piece)
    }
    window.addEventListener('pointermove', move, { signal: end.signal })
    window.addEventListener('pointerup', letGo, { signal: end.signal })
    window.addEventListener('pointercancel', letGo, { signal: end.signal })
  })
}

function carry(list: HTMLOListElement, piece: HTMLLIElement, y: number): void {
  const others = [...list.children].filter((other) => other !== piece)
  const next = others.find((other) => {
    const { top, height } = other.getBoundingClientRect()
    return y < top + height / 2
  })
  if (next !== piece.nextElementSibling) list.insertBefore(piece, next ?? null)
}

function drop(list: HTMLOListElement, piece: HTMLLIElement): void {
  const place = [...list.children].indexOf(piece) + 1
  const form = piece.querySelector<HTMLFormElement>('form[data-move]')
  const field = form?.querySelector<HTMLInputElement>('input[name="to"]')
  if (!form || !field || place === Number(piece.dataset.piece)) return
  field.value = String(place)
  form.requestSubmit()
}
