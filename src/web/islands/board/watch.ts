import type { Board } from './page.ts'

const EVERY_MS = 4000
const WHILE_RUNNING_MS = 1500

/**
 * Asks every few seconds, in a few bytes, whether the board is still as it is shown, and fetches it when it is not. While
 * the server arranges, the page refreshes itself anyway; a script can do that without losing the focus.
 */
export function watchBoard(board: Board): void {
  let next: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(next)
    next = setTimeout(look, board.find('[data-running]') ? WHILE_RUNNING_MS : EVERY_MS)
  }
  const look = async () => {
    if (document.visibilityState === 'visible' && !board.isBusy()) await refresh(board)
    soon()
  }
  board.onSettled(soon)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void look())
}

async function refresh(board: Board): Promise<void> {
  const isRunning = board.find('[data-running]') !== null
  const version = await readVersion(board)
  if (version === undefined || (version === board.body.dataset.version && !isRunning)) return
  // A finger that went down meanwhile holds a card of the board as it is.
  if (board.isBusy()) return
  const before = board.places()
  if (!(await board.refresh())) return
  const changed = [...board.places()].filter(([meeting, seen]) => before.get(meeting) !== seen)
  for (const [meeting] of changed) for (const card of board.cards(meeting)) card.classList.add('changed-elsewhere')
  if (!isRunning && changed.length > 0) board.say(board.root.dataset.changed ?? '')
  const hasEnded = isRunning && !board.find('[data-running]')
  if (hasEnded) board.say(board.find('.notice, [data-trouble]')?.textContent ?? board.root.dataset.changed ?? '')
}

async function readVersion(board: Board): Promise<string | undefined> {
  try {
    const headers = { 'If-None-Match': `"${board.body.dataset.version ?? ''}"` }
    const answer = await fetch(board.root.dataset.versionAddress ?? '', {
      headers,
      redirect: 'error',
      cache: 'no-store',
    })
    if (answer.status === 304) return board.body.dataset.version
    return answer.ok ? await answer.text() : undefined
  } catch {
    // Without a network there is nothing newer to show.
    return undefined
  }
}
