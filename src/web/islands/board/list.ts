import type { Board } from './page.ts'

/** Every place the meeting in hand may go to, as a list to choose from. Enter puts it there, Escape changes nothing. */
export function openList(board: Board): void {
  const places = board.findAll('[data-placement] [data-option]') as HTMLButtonElement[]
  const heading = board.find('#chosen')?.textContent ?? ''
  if (places.length === 0) {
    board.say(board.root.dataset.cannot ?? '')
    return
  }
  const { dialog, list, options } = buildList(heading, places)
  let at = 0
  const show = (next: number) => {
    at = (next + options.length) % options.length
    for (const [i, option] of options.entries()) option.setAttribute('aria-selected', String(i === at))
    list.setAttribute('aria-activedescendant', options[at]?.id ?? '')
    options[at]?.scrollIntoView({ block: 'nearest' })
  }
  const choose = () => {
    const cell = places[at]?.value
    dialog.close()
    if (cell) void board.put(cell)
  }
  list.addEventListener('keydown', (event) => {
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }
    const step = steps[event.key]
    if (step !== undefined) show(step)
    else if (event.key === 'Enter' || event.key === ' ') choose()
    else return
    event.preventDefault()
  })
  list.addEventListener('click', (event) => {
    const option = options.indexOf(event.target as HTMLLIElement)
    if (option < 0) return
    at = option
    choose()
  })
  dialog.addEventListener('close', () => dialog.remove())
  board.root.append(dialog)
  dialog.showModal()
  list.focus()
  show(0)
}

function buildList(heading: string, places: HTMLButtonElement[]) {
  const dialog = document.createElement('dialog')
  dialog.className = 'board-list'
  const title = dialog.appendChild(document.createElement('h2'))
  title.textContent = heading
  title.id = 'board-list-title'
  dialog.setAttribute('aria-labelledby', title.id)
  const list = dialog.appendChild(document.createElement('ul'))
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-labelledby', title.id)
  list.tabIndex = 0
  const options = places.map((place, at) => {
    const option = list.appendChild(document.createElement('li'))
    option.id = `place-${at}`
    option.setAttribute('role', 'option')
    option.textContent = place.dataset.option ?? ''
    return option
  })
  return { dialog, list, options }
}
