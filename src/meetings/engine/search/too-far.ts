import { crewSize } from './model.ts'
import { crewAt, meetingAt, type Proposal } from './proposal.ts'
import { isTooLong, type Walking } from './walking.ts'

/** Whether somebody in the crew would come from, or go on to, a place too far away. */
export function isTooFar(proposal: Proposal, crew: number, slot: number): boolean {
  return findTooFar(proposal, crew, slot) >= 0
}

/** A meeting from or to which somebody in the crew could not walk in time, or -1. */
export function findTooFar(proposal: Proposal, crew: number, slot: number): number {
  const { model } = proposal.board
  const { walking, crewMembers } = model
  if (!walking) return -1
  for (let role = crew * crewSize; role < crew * crewSize + 3; role++) {
    const place = walking.placeOf[role]!
    if (place < 0 || walking.isWalker[crewMembers[role]!] === 0) continue
    const last = walking.lastNear[slot]!
    for (let near = walking.firstNear[slot]!; near <= last; near++) {
      if (near === slot) continue
      const meeting = meetingAt(proposal, crewMembers[role]!, near)
      if (meeting < 0) continue
      const other = placeAt(walking, crewMembers, crewAt(proposal, meeting), crewMembers[role]!)
      if (other >= 0 && isTooLong(walking, model.slots, slot, place, near, other)) return meeting
    }
  }
  return -1
}

/** Where the member comes to when this crew sits. */
function placeAt({ placeOf }: Walking, crewMembers: Int32Array, crew: number, member: number): number {
  for (let at = crew * crewSize; at < crew * crewSize + 3; at++) if (crewMembers[at] === member) return placeOf[at]!
  return -1
}
