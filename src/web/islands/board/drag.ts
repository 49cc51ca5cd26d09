import type { Board } from './page.ts'

const SLOP_PX = 6
const LONG_PRESS_MS = 300

type Drag = {
  card: HTMLElement
  from: { x: number; y: number }
  ghost: HTMLElement | undefined
  /** Whether the finger has rested long enough; before that, moving it scrolls. */
  isReady: boolean
  over: HTMLElement | undefined
}

/** Cards follow the pointer, and the cells that would take them light up. A finger has to rest on the card first. */
export function dragCards(board: Board): void {
  let drag: Drag | undefined
  const end = () => {
    drag?.ghost?.remove()
    for (const cell of board.findAll('.lit, .over')) cell.classList.remove('lit', 'over')
    drag = undefined
    board.isHolding = false
  }
  board.root.addEventListener('pointerdown', (event) => {
    const card = (event.target as HTMLElement).closest<HTMLElement>('a[data-meeting]')
    if (!card || event.button !== 0 || !event.isPrimary) return
    const isMouse = event.pointerType === 'mouse'
    const started: Drag = {
      ...{ card, from: { x: event.clientX, y: event.clientY }, ghost: undefined, over: undefined },
      isReady: isMouse,
    }
    drag = started
    board.isHolding = true
    if (!isMouse)
      setTimeout(() => {
        if (drag !== started) return
        started.isReady = true
        lift(board, started)
      }, LONG_PRESS_MS)
  })
  document.addEventListener('pointermove', (event) => {
    if (!drag) return
    const distance = Math.hypot(event.clientX - drag.from.x, event.clientY - drag.from.y)
    if (!drag.isReady) {
      if (distance > SLOP_PX) end()
      return
    }
    if (!drag.ghost && distance > SLOP_PX) lift(board, drag)
    if (drag.ghost) follow(drag, event)
  })
  document.addEventListener('pointerup', () => {
    if (!drag?.ghost) return end()
    const { card, over } = drag
    const isLegal = over?.classList.contains('lit') ?? false
    const cell = over?.dataset.put ?? over?.dataset.cell
    end()
    // The click that follows at once, if one does, belongs to the drag.
    addEventListener('click', ignore, { capture: true })
    setTimeout(() => {
      removeEventListener('click', ignore, { capture: true })
      if (isLegal && cell !== undefined) void drop(board, card, cell)
      else if (over && !over.contains(card)) board.say(board.root.dataset.cannot ?? '')
    })
  })
  document.addEventListener('pointercancel', end)
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && drag) end()
  })
  // A lifted card is moved, not the page; the browser's own dragging of links stays out of it.
  board.root.addEventListener('touchmove', (event) => drag?.ghost && event.preventDefault(), { passive: false })
  board.root.addEventListener('dragstart', (event) => event.preventDefault())
  board.root.addEventListener('contextmenu', (event) => drag?.ghost && event.preventDefault())
}

function ignore(event: Event): void {
  event.preventDefault()
}

function lift(board: Board, drag: Drag): void {
  const ghost = drag.card.cloneNode(true) as HTMLElement
  ghost.removeAttribute('data-meeting')
  ghost.setAttribute('aria-hidden', 'true')
  ghost.classList.add('ghost')
  ghost.style.width = `${drag.card.offsetWidth}px`
  document.body.append(ghost)
  drag.ghost = ghost
  follow(drag, { clientX: drag.from.x, clientY: drag.from.y })
  void light(board, drag)
}

/** The server knows what is legal; its page with this meeting in hand says so. */
async function light(board: Board, drag: Drag): Promise<void> {
  const isInHand = drag.card.dataset.meeting === board.chosen
  const page = isInHand ? document : await board.look(drag.card)
  if (!page || !drag.ghost?.isConnected) return
  const rows = board.findAll('[data-grid] tbody tr') as HTMLTableRowElement[]
  // Somebody changed the board meanwhile, and its rows are others: nothing lights, nothing can be dropped wrongly.
  if (rows.length !== page.querySelectorAll('[data-grid] tbody tr').length) return
  for (const legal of page.querySelectorAll<HTMLTableCellElement>('[data-grid] td[data-legal]')) {
    const row = legal.parentElement as HTMLTableRowElement
    const cell = rows[row.sectionRowIndex]?.cells[legal.cellIndex]
    cell?.classList.add('lit')
    if (cell) cell.dataset.put = legal.dataset.put ?? legal.dataset.cell
  }
}

function follow(drag: Drag, { clientX, clientY }: { clientX: number; clientY: number }): void {
  if (!drag.ghost) return
  drag.ghost.style.transform = `translate(${clientX + 8}px, ${clientY + 8}px)`
  const over = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-grid] td') ?? undefined
  if (over === drag.over) return
  drag.over?.classList.remove('over')
  over?.classList.add('over')
  drag.over = over
}

async function drop(board: Board, card: HTMLElement, cell: string): Promise<void> {
  const { meeting = '', seen = '' } = card.dataset
  await board.send(`${board.body.dataset.meetings}/${meeting}/placement`, {
    ...{ cell, seen, back: location.pathname + location.search.replace(/([?&])meeting=[^&]*/, '$1') },
  })
  board.card(meeting)?.focus()
}
