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
    grip.setPointerCapture(down.pointerId)
    piece.classList.add('in-hand')
    const move = ({ clientY }: PointerEvent) => carry(list, piece, clientY)
    grip.addEventListener('pointermove', move)
    grip.addEventListener(
      'lostpointercapture',
      () => {
        grip.removeEventListener('pointermove', move)
        piece.classList.remove('in-hand')
        drop(list, piece)
      },
      { once: true },
    )
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
