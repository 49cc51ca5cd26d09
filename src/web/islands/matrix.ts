// The matrix with a keyboard and without page loads: arrows go from cell to cell, and the reasons of the cell one is at
// stand beside it. The cells themselves are check boxes of a form that works alone.

const form = document.querySelector<HTMLFormElement>('[data-matrix]')
const grid = form?.querySelector<HTMLTableElement>('[data-grid]') ?? null
const why = form?.querySelector<HTMLElement>('[data-why]') ?? null
const reasons = new Map<string, Promise<Element | null>>()
let wanted = ''

// While words are still compared, the page comes again.
if (document.querySelector('[data-again]')) setTimeout(() => location.reload(), 1000)

form?.addEventListener('focusin', ({ target }) => visitCell(target))
form?.addEventListener('click', ({ target }) => visitCell(target))
form?.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === 'pair') choose(target)
})
grid?.addEventListener('keydown', (event) => {
  const next = nextCell(event.target, event.key)
  if (!next) return
  event.preventDefault()
  next.focus()
})
if (grid) enter(cellsOf(grid)[0])

// Arrows lead from cell to cell, so a press on the tabulator leaves the grid.
function enter(cell: HTMLElement | undefined): void {
  if (!grid || !cell) return
  for (const other of cellsOf(grid)) other.tabIndex = other === cell ? 0 : -1
}

function nextCell(from: EventTarget | null, key: string): HTMLElement | undefined {
  const own = from instanceof HTMLElement ? from.closest('td') : null
  const row = own?.parentElement
  if (!grid || !own || !(row instanceof HTMLTableRowElement)) return undefined
  const inRow = cellsOf(row)
  const at = inRow.indexOf(from as HTMLElement)
  if (key === 'ArrowRight') return inRow[at + 1]
  if (key === 'ArrowLeft') return inRow[at - 1]
  if (key === 'Home') return inRow[0]
  if (key === 'End') return inRow.at(-1)
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined
  const rows = [...grid.tBodies[0]!.rows]
  const others = key === 'ArrowDown' ? rows.slice(rows.indexOf(row) + 1) : rows.slice(0, rows.indexOf(row)).reverse()
  // Straight down or up if there is a cell in this column, otherwise the nearest one of the next row that has any.
  const straight = others.map(({ cells }) => cells[own.cellIndex]!).flatMap((cell) => cellsOf(cell))[0]
  const beside = others
    .map((other) => cellsOf(other))
    .find((cells) => cells.length > 0)
    ?.toSorted((a, b) => distance(a, own) - distance(b, own))[0]
  return straight ?? beside
}

function distance(cell: HTMLElement, from: HTMLTableCellElement): number {
  return Math.abs((cell.closest('td')?.cellIndex ?? 0) - from.cellIndex)
}

function cellsOf(part: HTMLElement): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>('[data-cell]')]
}

function visitCell(target: EventTarget | null): void {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-cell]') : null
  if (!cell || !why) return
  if (grid?.contains(cell)) enter(cell)
  void showReasons(cell.dataset.cell ?? '')
}

async function showReasons(name: string): Promise<void> {
  if (!why || name === wanted) return
  wanted = name
  why.setAttribute('aria-busy', 'true')
  const panel = await (reasons.get(name) ?? fetchReasons(name))
  // Whoever has gone on meanwhile is not shown what they left.
  if (wanted !== name) return
  why.removeAttribute('aria-busy')
  if (panel) why.replaceChildren(panel)
}

function fetchReasons(name: string): Promise<Element | null> {
  const fetched = fetch(`${form?.dataset.matrix}/pairs/${name.replace('-', '/')}`)
    .then(async (answer) => {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      return page.querySelector('[data-panel]')
    })
    .catch(() => null)
  reasons.set(name, fetched)
  // What could not be fetched is fetched again next time.
  void fetched.then((panel) => panel ?? reasons.delete(name))
  return fetched
}

// The grid and the list have a box each for the same pair.
function choose({ value, checked }: HTMLInputElement): void {
  const boxes = [...(form?.querySelectorAll<HTMLInputElement>('input[name=pair]') ?? [])]
  for (const box of boxes) if (box.value === value) box.checked = checked
  const count = new Set(boxes.filter((box) => box.checked).map((box) => box.value)).size
  const place = form?.querySelector<HTMLElement>('[data-count]')
  if (place) place.textContent = (place.dataset.words ?? '').replace('0', String(count))
}
