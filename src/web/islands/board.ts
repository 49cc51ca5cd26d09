// Makes the board quick: drag with mouse or finger, or drive it from the keyboard. Everything it does, the forms of the
// page do too; it sends them and exchanges the board for the one that comes back.
import { dragCards } from './board/drag.ts'
import { steerByKeyboard } from './board/keyboard.ts'
import { Board } from './board/page.ts'
import { watchBoard } from './board/watch.ts'

const root = document.querySelector<HTMLElement>('[data-board]')
if (root) {
  const board = new Board(root)
  steerByKeyboard(board)
  dragCards(board)
  watchBoard(board)
}
