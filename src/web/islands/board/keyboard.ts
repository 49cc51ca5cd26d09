import { openList } from './list.ts'
import type { Board } from './page.ts'

const REMEMBERED = 'board-shortcuts'
const ARROWS: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/**
 * Arrow keys walk over the cards and cells, one stop of the Tab key for each list and for the grid. Enter picks up and
 * puts down; Escape puts down. M, U and L are single keys and can be switched off.
 */
export function steerByKeyboard(board: Board): void {
  const shortcuts = board.find('[data-shortcuts]') as HTMLInputElement | null
  const bar = board.find('[data-keys]')
  if (bar) bar.hidden = false
  if (shortcuts) {
    shortcuts.checked = localStorage.getItem(REMEMBERED) !== 'off'
    shortcuts.addEventListener('change', () => localStorage.setItem(REMEMBERED, shortcuts.checked ? 'on' : 'off'))
  }
  board.onSettled(() => makeStops(board))
  board.root.addEventListener('focusin', (event) => keepStop(board, event.target as HTMLElement))
  board.root.addEventListener('click', (event) => onClick(board, event))
  board.root.addEventListener('submit', (event) => onSubmit(board, event))
  board.root.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    if ((event.target as HTMLElement).matches('input, select, textarea')) return
    const isHandled = onArrow(board, event) || onEscape(board, event) || (shortcuts?.checked && onLetter(board, event))
    if (isHandled) event.preventDefault()
  })
}

/** What the arrow keys stop at in a cell: the card, the button, or the empty cell itself. */
function stopOf(cell: HTMLElement): HTMLElement {
  return cell.querySelector<HTMLElement>('a[data-meeting], button') ?? cell
}

function gridOf(board: Board): HTMLElement[][] {
  return board.findAll('[data-grid] tbody tr').map((row) => [...row.querySelectorAll<HTMLElement>('td')].map(stopOf))
}

function listOf(board: Board): HTMLElement[] {
  return board.findAll('[data-list] a[data-meeting]')
}

function makeStops(board: Board): void {
  board.find('[data-grid]')?.setAttribute('role', 'grid')
  for (const stops of [gridOf(board).flat(), listOf(board)]) {
    const current = stops.find((stop) => stop === document.activeElement) ?? stops.find((stop) => stop.dataset.meeting)
    for (const stop of stops) stop.tabIndex = stop === (current ?? stops[0]) ? 0 : -1
  }
}

function keepStop(board: Board, focused: HTMLElement): void {
  for (const stops of [gridOf(board).flat(), listOf(board)])
    if (stops.includes(focused)) for (const stop of stops) stop.tabIndex = stop === focused ? 0 : -1
}

function onArrow(board: Board, event: KeyboardEvent): boolean {
  const way = ARROWS[event.key]
  const focused = document.activeElement as HTMLElement
  if (!way) return false
  const list = listOf(board)
  if (list.includes(focused)) return focus(list[list.indexOf(focused) + (way[0] || way[1])])
  const grid = gridOf(board)
  const row = grid.findIndex((stops) => stops.includes(focused))
  const column = grid[row]?.indexOf(focused) ?? -1
  return row >= 0 && focus(grid[row + way[0]]?.[column + way[1]])
}

function focus(stop: HTMLElement | undefined): boolean {
  stop?.focus()
  stop?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  return true
}

function onEscape(board: Board, event: KeyboardEvent): boolean {
  const down = board.find('a[data-put-down]')
  if (event.key !== 'Escape' || !(down instanceof HTMLAnchorElement)) return false
  putDown(board, down)
  return true
}

function onLetter(board: Board, event: KeyboardEvent): boolean {
  const focused = (document.activeElement as HTMLElement).closest<HTMLElement>('[data-meeting]')
  switch (event.key.toLowerCase()) {
    case 'm':
      chooseFromList(board, focused)
      return true
    case 'u': {
      const form = board.find(event.shiftKey ? '[data-way="redo"]' : '[data-way="undo"]')
      if (form instanceof HTMLFormElement) void board.submit(form)
      return true
    }
    case 'l':
      // Nothing is held in a trial: it would be forgotten with it.
      if (focused?.dataset.seen && !board.isTrial) void hold(board, focused)
      return true
    default:
      return false
  }
}

async function chooseFromList(board: Board, card: HTMLElement | null): Promise<void> {
  if (card && card.dataset.meeting !== board.chosen) await board.pick(card)
  openList(board)
}

async function hold(board: Board, card: HTMLElement): Promise<void> {
  const deed = card.dataset.held === '1' ? 'hold-lifting' : 'hold'
  await board.send(`${board.body.dataset.meetings}/${card.dataset.meeting}/${deed}`, {
    back: location.pathname + location.search,
  })
}

async function putDown(board: Board, link: HTMLAnchorElement): Promise<void> {
  const meeting = board.chosen
  await board.visit(link.href)
  board.say(board.root.dataset.putDown ?? '')
  if (meeting) board.card(meeting)?.focus()
}

function onClick(board: Board, event: MouseEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return
  const target = event.target as HTMLElement
  const card = target.closest<HTMLAnchorElement>('a[data-meeting]')
  const down = target.closest<HTMLAnchorElement>('a[data-put-down]')
  if (!card && !down) return
  event.preventDefault()
  if (card) void board.pick(card)
  else if (down) void putDown(board, down)
}

/** Every deed of the board goes this way; a form that leads away from it does not. */
function onSubmit(board: Board, event: SubmitEvent): void {
  const form = event.target as HTMLFormElement
  if (form.method !== 'post' || !form.action.includes(board.root.dataset.boardAddress ?? '')) return
  event.preventDefault()
  const button = event.submitter instanceof HTMLButtonElement ? event.submitter : undefined
  if (button?.name === 'cell') void board.put(button.value)
  else void board.submit(form, button)
}
