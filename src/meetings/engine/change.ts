import type { Placement } from './placement.ts'
import type { Delegate, Party, Problem } from './problem.ts'

/** One thing an organiser can do for a meeting that has no place. */
export type Change =
  /** The delegate comes earlier, stays longer or leaves a talk. */
  | { kind: 'open-slot'; party: string; delegate: string; slot: number }
  /** The meeting may be held in this slot too, at any table; a lock on it is undone. */
  | { kind: 'allow-slot'; meeting: string; slot: number }
  | { kind: 'open-table'; table: string; slot: number }
  /** A table for one slot: in that place, a video room, with these features, at the booth of that party, as far as said. */
  | { kind: 'add-table'; slot: number; place?: string; online?: true; features?: string[]; booth?: string }
  | { kind: 'add-interpreter'; languages: [string, string]; slot: number }
  | { kind: 'add-desk'; party: string }
  | { kind: 'add-delegate'; party: string; languages: string[]; slot: number }
  | { kind: 'allow-pair'; parties: [string, string] }
  | { kind: 'drop-meeting'; meeting: string }

export type Situation = { problem: Problem; placements: Placement[] }

/** The situation as it would be after the change; the given one stays as it is. */
export function applyChange(situation: Situation, change: Change): Situation {
  const { problem, placements } = situation
  if (change.kind === 'drop-meeting') {
    return { problem, placements: placements.filter((placement) => placement.meeting !== change.meeting) }
  }
  return { problem: changeProblem(problem, change), placements }
}

function changeProblem(problem: Problem, change: Exclude<Change, { kind: 'drop-meeting' }>): Problem {
  switch (change.kind) {
    case 'open-slot':
      return changeParty(problem, change.party, (party) => openSlot(party, change.delegate, change.slot))
    case 'allow-slot':
      return allowSlot(problem, change.meeting, change.slot)
    case 'open-table':
      return openTable(problem, change.table, change.slot)
    case 'add-table': {
      const id = newId('table', problem.tables)
      const { kind: _, slot: only, ...said } = change
      const closedSlots = [...problem.slots.keys()].filter((slot) => slot !== only)
      return { ...problem, tables: [...problem.tables, { id, label: id, closedSlots, ...said }] }
    }
    case 'add-interpreter': {
      const id = newId('interpreter', listPersons(problem))
      const interpreter = { id, languages: [...change.languages], freeSlots: [change.slot], longestStretch: 1 }
      return { ...problem, interpreters: [...problem.interpreters, interpreter] }
    }
    case 'add-desk':
      return changeParty(problem, change.party, (party) => ({ ...party, parallelDesks: party.parallelDesks + 1 }))
    case 'add-delegate': {
      const delegate = {
        id: newId('delegate', listPersons(problem)),
        languages: change.languages,
        freeSlots: [change.slot],
      }
      return changeParty(problem, change.party, (party) => ({ ...party, delegates: [...party.delegates, delegate] }))
    }
    case 'allow-pair': {
      const isOther = (pair: [string, string]) => !change.parties.every((party) => pair.includes(party))
      return { ...problem, forbiddenPairs: (problem.forbiddenPairs ?? []).filter(isOther) }
    }
  }
}

function changeParty(problem: Problem, id: string, edit: (party: Party) => Party): Problem {
  return { ...problem, parties: problem.parties.map((party) => (party.id === id ? edit(party) : party)) }
}

function openSlot(party: Party, delegate: string, slot: number): Party {
  const open = (one: Delegate) => (one.id === delegate ? { ...one, freeSlots: [...one.freeSlots, slot] } : one)
  return { ...party, delegates: party.delegates.map(open) }
}

function allowSlot(problem: Problem, id: string, slot: number): Problem {
  const meetings = problem.meetings.map((meeting) => {
    if (meeting.id !== id) return meeting
    const { fixed: _, allowedSlots, ...rest } = meeting
    return allowedSlots ? { ...rest, allowedSlots: [...allowedSlots, slot] } : rest
  })
  return { ...problem, meetings }
}

function openTable(problem: Problem, id: string, slot: number): Problem {
  const tables = problem.tables.map((table) =>
    table.id === id ? { ...table, closedSlots: table.closedSlots.filter((closed) => closed !== slot) } : table,
  )
  return { ...problem, tables }
}

function listPersons(problem: Problem): { id: string }[] {
  return [...problem.parties.flatMap((party) => party.delegates), ...problem.interpreters]
}

function newId(stem: string, taken: { id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id))
  let number = taken.length + 1
  while (ids.has(`${stem} ${number}`)) number++
  return `${stem} ${number}`
}
