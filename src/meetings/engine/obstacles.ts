import { canInterpret, listPairs, shareLanguage } from './crews.ts'
import type { Cell } from './placement.ts'
import type { Delegate, Interpreter, Meeting, Party, Table } from './problem.ts'
import { isForbidden, isSlotAllowed } from './rules.ts'
import { isPresent, listHeld, listOutOfOrder, type Standing, wouldTire } from './standing.ts'
import { listMisfits, type Misfit } from './suiting.ts'
import { findTooFar } from './too-far.ts'

/** What keeps a meeting out of a cell, with the ids of what stands in its way. */
export type Obstacle =
  | { code: 'unknown-meeting'; meeting: string }
  | { code: 'unknown-slot'; slot: number }
  | { code: 'unknown-table'; table: string }
  | { code: 'pair-forbidden'; parties: [string, string] }
  | { code: 'slot-not-allowed'; slot: number; allowed: number[] }
  /** It has to be over before these begin, or to begin when they are over. */
  | { code: 'wrong-order'; slot: number; meetings: string[] }
  | { code: 'table-not-allowed'; table: string; allowed: string }
  | { code: 'table-closed'; table: string; slot: number }
  | { code: 'table-taken'; table: string; slot: number; meetings: string[] }
  | CrewObstacle

/** What keeps people from a meeting in a slot, or from the table. */
export type CrewObstacle =
  | Misfit
  /** Between the meeting here and each of the others the person has to walk; from one of them `minutes`, in a `pause` of so many. */
  | { code: 'too-far'; person: string; table: string; slot: number; meetings: string[]; minutes: number; pause: number }
  /** Nobody speaks for the party, or only the person who sits on the other side. */
  | { code: 'no-delegate'; party: string }
  | { code: 'delegate-away'; party: string; delegate: string; slot: number }
  /** The party has a free desk, but the delegate it needs is in another meeting. */
  | { code: 'delegate-busy'; party: string; delegate: string; slot: number; meetings: string[] }
  | { code: 'party-busy'; party: string; slot: number; meetings: string[] }
  /** They share no language and no interpreter of the event speaks one of each. */
  | { code: 'no-common-language'; languages: [string[], string[]] }
  | { code: 'interpreter-away'; interpreter: string; slot: number }
  | { code: 'interpreter-busy'; interpreter: string; slot: number; meetings: string[] }
  | { code: 'interpreter-stretch'; interpreter: string; slot: number; longestStretch: number }

/** What any crew would run into in this cell, and what the best crew for it would. Empty for a legal cell. */
export function listObstacles(standing: Standing, meeting: Meeting, cell: { slot: number; table: string }): Obstacle[] {
  const strangers = listStrangers(standing, cell)
  if (strangers.length > 0) return strangers
  return [
    ...listSlotObstacles(standing, meeting, cell.slot),
    ...listTableObstacles(standing, meeting, cell),
    ...chooseCrew(standing, meeting, cell.slot, standing.tables.get(cell.table)!).obstacles,
  ]
}

function listStrangers({ problem, tables }: Standing, { slot, table }: { slot: number; table: string }): Obstacle[] {
  const obstacles: Obstacle[] = []
  if (!problem.slots[slot]) obstacles.push({ code: 'unknown-slot', slot })
  if (!tables.has(table)) obstacles.push({ code: 'unknown-table', table })
  return obstacles
}

export function listSlotObstacles(standing: Standing, meeting: Meeting, slot: number): Obstacle[] {
  const { problem } = standing
  const obstacles: Obstacle[] = []
  if (isForbidden(problem, meeting)) obstacles.push({ code: 'pair-forbidden', parties: meeting.parties })
  if (!isSlotAllowed(meeting, slot)) {
    const allowed = meeting.fixed ? [meeting.fixed.slot] : (meeting.allowedSlots ?? [])
    obstacles.push({ code: 'slot-not-allowed', slot, allowed })
  }
  const meetings = listOutOfOrder(standing, meeting, slot)
  if (meetings.length > 0) obstacles.push({ code: 'wrong-order', slot, meetings })
  return obstacles
}

function listTableObstacles(
  standing: Standing,
  meeting: Meeting,
  { slot, table }: { slot: number; table: string },
): Obstacle[] {
  const obstacles: Obstacle[] = []
  const locked = meeting.fixed?.table
  if (locked !== undefined && locked !== table) obstacles.push({ code: 'table-not-allowed', table, allowed: locked })
  if (standing.tables.get(table)!.closedSlots.includes(slot)) {
    obstacles.push({ code: 'table-closed', table, slot })
  }
  const meetings = listHeld(standing.ofTable, table, slot, meeting.id)
  if (meetings.length > 0) obstacles.push({ code: 'table-taken', table, slot, meetings: [...meetings] })
  return obstacles
}

export type CrewChoice = { crew: Pick<Cell, 'delegates' | 'interpreter'> | undefined; obstacles: CrewObstacle[] }

/**
 * The crew with the fewest obstacles in the slot at the table, which may be any of its kind; among equals one without
 * interpreter, then the interpreter with least work.
 */
export function chooseCrew(standing: Standing, meeting: Meeting, slot: number, table: Table): CrewChoice {
  const [left, right] = meeting.parties.map((id) => standing.parties.get(id)!) as [Party, Party]
  let best: CrewChoice | undefined
  for (const pair of listPairs(left, right)) {
    const ofPair = [
      ...listDelegateObstacles(standing, meeting, left, pair[0], slot),
      ...listDelegateObstacles(standing, meeting, right, pair[1], slot),
      ...listMisfits(standing.booths, meeting, pair, table),
      ...pair.flatMap(({ id, remote }) => (remote ? [] : listWalkObstacles(standing, meeting, id, { slot, table }))),
    ]
    if (best && ofPair.length > best.obstacles.length) continue
    const { interpreter, obstacles } = chooseInterpreter(standing, meeting, pair, { slot, table })
    const choice = {
      crew: { delegates: [pair[0].id, pair[1].id] as [string, string], interpreter },
      obstacles: [...ofPair, ...obstacles],
    }
    if (!best || isEasier(choice, best)) best = choice
  }
  return best ?? { crew: undefined, obstacles: listMissingDelegates(left, right) }
}

function isEasier(one: CrewChoice, other: CrewChoice): boolean {
  const fewer = one.obstacles.length - other.obstacles.length
  return fewer < 0 || (fewer === 0 && one.crew?.interpreter === null && other.crew?.interpreter !== null)
}

function listMissingDelegates(left: Party, right: Party): CrewObstacle[] {
  const empty = [left, right].filter(({ delegates }) => delegates.length === 0)
  return (empty.length > 0 ? empty : [right]).map(({ id }) => ({ code: 'no-delegate', party: id }))
}

function listDelegateObstacles(
  standing: Standing,
  meeting: Meeting,
  party: Party,
  delegate: Delegate,
  slot: number,
): CrewObstacle[] {
  const where = { party: party.id, slot }
  const obstacles: CrewObstacle[] = []
  if (!isPresent(delegate, slot)) obstacles.push({ code: 'delegate-away', ...where, delegate: delegate.id })
  const ofParty = listHeld(standing.ofParty, party.id, slot, meeting.id)
  const ofDelegate = listHeld(standing.ofPerson, delegate.id, slot, meeting.id)
  const isFull = ofParty.length >= party.parallelDesks
  if (isFull) obstacles.push({ code: 'party-busy', ...where, meetings: [...ofParty] })
  const elsewhere = isFull ? ofDelegate.filter((held) => !ofParty.includes(held)) : ofDelegate
  if (elsewhere.length > 0) {
    obstacles.push({ code: 'delegate-busy', ...where, delegate: delegate.id, meetings: [...elsewhere] })
  }
  return obstacles
}

function listWalkObstacles(
  standing: Standing,
  meeting: Meeting,
  person: string,
  { slot, table }: { slot: number; table: Table },
): CrewObstacle[] {
  const tooFar = findTooFar(standing, meeting, person, { slot, place: table.place })
  return tooFar ? [{ code: 'too-far', person, table: table.id, slot, ...tooFar }] : []
}

function chooseInterpreter(
  standing: Standing,
  meeting: Meeting,
  pair: [Delegate, Delegate],
  cell: { slot: number; table: Table },
): { interpreter: string | null; obstacles: CrewObstacle[] } {
  if (shareLanguage(...pair)) return { interpreter: null, obstacles: [] }
  const able = standing.problem.interpreters.filter((interpreter) => canInterpret(interpreter, pair))
  const choices = able.map((interpreter) => ({
    interpreter: interpreter.id,
    obstacles: listInterpreterObstacles(standing, meeting, interpreter, cell),
    work: standing.ofInterpreter.get(interpreter.id)?.flat().length ?? 0,
  }))
  choices.sort((one, other) => one.obstacles.length - other.obstacles.length || one.work - other.work)
  const languages: [string[], string[]] = [pair[0].languages, pair[1].languages]
  return choices[0] ?? { interpreter: null, obstacles: [{ code: 'no-common-language', languages }] }
}

function listInterpreterObstacles(
  standing: Standing,
  meeting: Meeting,
  interpreter: Interpreter,
  cell: { slot: number; table: Table },
): CrewObstacle[] {
  const { slot } = cell
  const where = { interpreter: interpreter.id, slot }
  const obstacles: CrewObstacle[] = []
  if (!isPresent(interpreter, slot)) obstacles.push({ code: 'interpreter-away', ...where })
  const meetings = listHeld(standing.ofPerson, interpreter.id, slot, meeting.id)
  if (meetings.length > 0) obstacles.push({ code: 'interpreter-busy', ...where, meetings: [...meetings] })
  if (wouldTire(standing, interpreter, slot, meeting.id)) {
    obstacles.push({ code: 'interpreter-stretch', ...where, longestStretch: interpreter.longestStretch })
  }
  return [...obstacles, ...listWalkObstacles(standing, meeting, interpreter.id, cell)]
}
