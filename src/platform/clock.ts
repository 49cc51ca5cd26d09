/** The one clock of the program, so that a test or a demonstration can stand at any moment of a day. */
let offsetMs = 0

export function now(): Date {
  return new Date(Date.now() + offsetMs)
}

/** Moves the clock to an instant; from there it goes on ticking. Without an argument it tells the real time again. */
export function setClock(instant?: Date): void {
  offsetMs = instant ? instant.getTime() - Date.now() : 0
}
