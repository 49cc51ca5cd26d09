import { check } from '../check.ts'
import type { Placement } from '../placement.ts'
import type { Meeting, Problem } from '../problem.ts'
import { describeTable, listPlacements } from '../small-days.test-data.ts'
import { isFrozen, type Moment } from './moment.ts'

export type Least = { loss: number; othersMoved: number }

const mostTries = 6000

/**
 * The least loss, and with it the fewest moves of meetings the event left alone, by trying everything; undefined when
 * that takes too long. Knows of the rules only what `check` says. `problem` is the one after the event.
 */
export function findLeastRepair(problem: Problem, before: Placement[], moment: Moment): Least | undefined {
  const frozen = before.filter((placement) => isFrozen(moment, placement))
  const isLocked = ({ meeting }: Placement) => (isLockedToTable(getMeeting(problem, meeting)) ? 0 : 1)
  const free = before
    .filter((placement) => !isFrozen(moment, placement))
    .sort((one, other) => isLocked(one) - isLocked(other))
  const roles = new Map(free.map((placement) => [placement.meeting, readRole(problem, before, placement, moment)]))
  const lacking = [...roles.values()].filter((role) => role === 'lacks table').length
  let best: Least = { loss: Infinity, othersMoved: Infinity }
  let tries = 0
  const place = (at: number, placed: Placement[], loss: number): void => {
    const old = free[at]
    const moved = countMoved(before, placed, roles)
    if (tries > mostTries || loss > best.loss) return
    if (loss === best.loss && moved - lacking >= best.othersMoved) return
    if (!old) {
      const othersMoved = Math.max(0, moved)
      if (loss < best.loss || othersMoved < best.othersMoved) best = { loss, othersMoved }
      return
    }
    const meeting = getMeeting(problem, old.meeting)
    const tried = new Set<string>()
    for (const one of listHomeFirst(problem, meeting, old, moment)) {
      const table = isLockedToTable(meeting) ? one.table : describeTable(problem, one.table)
      const likeness = JSON.stringify({ ...one, table })
      if (tried.has(likeness) || check(problem, [...placed, one]).length > 0) continue
      tries++
      tried.add(likeness)
      place(at + 1, [...placed, one], loss)
    }
    place(at + 1, placed, loss + lossOf(meeting))
  }
  place(0, frozen, 0)
  return tries > mostTries ? undefined : best
}

type Role = 'untouched' | 'displaced' | 'lacks table'

/** A meeting that has lost its table lacks one when its slot has none left for it, however those there change tables. */
function readRole(problem: Problem, before: Placement[], placement: Placement, moment: Moment): Role {
  const isSound = (one: Placement) => check(problem, [one]).length === 0
  const violations = check(problem, [placement])
  if (violations.length === 0) return 'untouched'
  if (violations.some(({ code }) => code !== 'table-closed')) return 'displaced'
  if (isLockedToTable(getMeeting(problem, placement.meeting))) return 'displaced'
  if (!problem.tables.some(({ id }) => isSound({ ...placement, table: id }))) return 'displaced'
  const inSlot = before.filter(({ slot }) => slot === placement.slot)
  const elsewhere = before.filter((one) => one.slot !== placement.slot && isSound(one))
  return canShareTables(problem, elsewhere, inSlot, moment) ? 'untouched' : 'lacks table'
}

/** Whether all of these, with the people they have, find tables in their slot while the others stay. */
function canShareTables(problem: Problem, placed: Placement[], left: Placement[], moment: Moment): boolean {
  const [next, ...others] = left
  if (!next) return true
  const tables = isFrozen(moment, next) ? [next.table] : problem.tables.map(({ id }) => id)
  return tables.some((table) => {
    const all = [...placed, { ...next, table }]
    return check(problem, all).length === 0 && canShareTables(problem, all, others, moment)
  })
}

/** Per slot those who left it without need, less those who stayed in their stead. */
function countMoved(before: Placement[], placed: Placement[], roles: Map<string, Role>): number {
  const slotAfter = new Map(placed.map(({ meeting, slot }) => [meeting, slot]))
  const out = new Map<number, number>()
  for (const { meeting, slot } of before) {
    const role = roles.get(meeting)
    const after = slotAfter.get(meeting)
    const isStandIn = role === 'lacks table' && after === slot
    const isMoved = role === 'untouched' && after !== undefined && after !== slot
    out.set(slot, (out.get(slot) ?? 0) + (isMoved ? 1 : 0) - (isStandIn ? 1 : 0))
  }
  return [...out.values()].reduce((sum, count) => sum + Math.max(0, count), 0)
}

function listHomeFirst(problem: Problem, meeting: Meeting, old: Placement, { now }: Moment): Placement[] {
  const open = listPlacements(problem, meeting).filter(({ slot }) => slot >= now)
  const possible = open.filter((placement) => check(problem, [placement]).length === 0)
  const isAway = ({ slot }: Placement) => (slot === old.slot ? 0 : 1)
  return possible.sort((one, other) => isAway(one) - isAway(other))
}

function getMeeting(problem: Problem, id: string): Meeting {
  return problem.meetings.find((meeting) => meeting.id === id)!
}

function isLockedToTable({ fixed }: Meeting): boolean {
  return fixed?.table !== undefined
}

function lossOf({ fixed, weight }: Meeting): number {
  return (fixed ? 512 : 0) + { must: 64, want: 8, nice: 1 }[weight]
}
