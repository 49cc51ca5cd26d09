/** The last number a meeting went out under, and whether the release after that left it out. */
export type SequenceSoFar = { sequence: number; wasDropped: boolean }

/**
 * SEQUENCE of a meeting in the next release (RFC 5545, 3.8.7.4): 0 at first, one more with every change people are told
 * of. Dropping a meeting is such a change and used one number up, so a meeting that comes back goes on after it.
 */
export function nextSequence(soFar: SequenceSoFar | undefined, isChanged: boolean): number {
  if (!soFar) return 0
  if (soFar.wasDropped) return soFar.sequence + 2
  return soFar.sequence + (isChanged ? 1 : 0)
}

/** The SEQUENCE under which people are told that a meeting is off. */
export function sequenceOfCancelling(released: { sequence: number }): number {
  return released.sequence + 1
}
