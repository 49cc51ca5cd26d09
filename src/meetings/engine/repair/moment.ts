import type { Placement } from '../placement.ts'

/** When the repair is made. */
export type Moment = {
  /** The first slot that is not past. */
  now: number
  /** For so many slots from `now` on nobody is called or sent away but by the event itself: people need time to hear of it. */
  notice: number
  /** Meetings that people have been called to: they are never touched. */
  called: ReadonlySet<string>
}

export function isFrozen({ now, called }: Moment, { meeting, slot }: Placement): boolean {
  return slot < now || called.has(meeting)
}
