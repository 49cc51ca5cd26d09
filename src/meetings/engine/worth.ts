import type { Meeting, Weight } from './problem.ts'

/**
 * A meeting of a weightier kind counts as much as eight of the next: locked, must, want, nice. The lightest outweighs
 * any discomfort its two parties may have from it. Within a kind the score decides, against breaks too.
 */
const worthOf: Record<Weight, number> = { nice: 32, want: 32 * 8, must: 32 * 64 }
const lockedWorth = 32 * 512
/** `scoreWorth` is what a whole span of scores counts. */
export function weighMeetings(meetings: Meeting[], scoreWorth: number): Float64Array {
  const scores = meetings.map(({ score = 0 }) => score)
  const lowest = scores.reduce((least, score) => Math.min(least, score), 0)
  const span = scores.reduce((most, score) => Math.max(most, score), 0) - lowest || 1
  return Float64Array.from(meetings, ({ weight, fixed, score = 0 }) => {
    return (fixed ? lockedWorth : 0) + worthOf[weight] + (scoreWorth * (score - lowest)) / span
  })
}
