import type { Change } from './change.ts'
import { canInterpret, listPairs, shareLanguage } from './crews.ts'
import type { Delegate, Interpreter, Meeting, Party } from './problem.ts'
import { clearTable, type Draft, newcomer, withChange, withDropped } from './remedies-of-tables.ts'
import { isForbidden, isSlotAllowed } from './rules.ts'
import { isPresent, listHeld, listOutOfOrder, type Standing, wouldTire } from './standing.ts'

/** From the easiest on an organiser to the hardest on the others; decides between equally few changes. */
const byEase: Change['kind'][] = [
  'open-slot',
  'open-table',
  'add-table',
  'add-interpreter',
  'add-desk',
  'allow-slot',
  'add-delegate',
  'drop-meeting',
  'allow-pair',
]

/**
 * The fewest changes that together give the meeting a cell while all others stay put; among equally few, those of the
 * `preferred` kinds. Nobody new is named for a
 * party that has people to send.
 */
export function findFewestChanges(standing: Standing, meeting: Meeting, preferred: Change['kind'][]): Change[] {
  let best: Change[] = []
  let least = Infinity
  for (const slot of standing.problem.slots.keys()) {
    for (const { changes, dropped } of listDrafts(standing, meeting, slot)) {
      const all = [...changes, ...dropped.map((one): Change => ({ kind: 'drop-meeting', meeting: one }))]
      const cost = all.reduce((sum, change) => sum + weighChange(standing, change, preferred), 0)
      if (cost >= least) continue
      least = cost
      best = all
    }
  }
  return best
}

function weighChange(standing: Standing, change: Change, preferred: Change['kind'][]): number {
  const ease = preferred.includes(change.kind) ? 0 : 1 + byEase.indexOf(change.kind)
  const loss = change.kind === 'drop-meeting' ? weighLoss(standing, change.meeting) : 0
  return 100 + ease + loss
}

/** Below 1: how much it hurts when the meeting is dropped. */
function weighLoss(standing: Standing, id: string): number {
  const meeting = standing.meetings.get(id)
  if (!meeting) return 0
  return (meeting.fixed ? 0.5 : 0) + { nice: 0, want: 0.2, must: 0.4 }[meeting.weight]
}

function listDrafts(standing: Standing, meeting: Meeting, slot: number): Draft[] {
  const parties = meeting.parties.map((id) => standing.parties.get(id)!) as [Party, Party]
  const blank = draftSlot(standing, meeting, slot)
  return listPossiblePairs(parties, slot).flatMap((pair) => {
    const met = [0, 1].reduce(
      (draft, side) => callDelegate(standing, meeting, draft, parties[side]!, pair[side]!),
      blank,
    )
    return callInterpreter(standing, meeting, met, pair)
      .flatMap((draft) => clearDesk(standing, meeting, draft, parties[0]))
      .flatMap((draft) => clearDesk(standing, meeting, draft, parties[1]))
      .flatMap((draft) => clearTable(standing, meeting, draft, pair))
  })
}

function draftSlot(standing: Standing, meeting: Meeting, slot: number): Draft {
  const changes: Change[] = []
  if (isForbidden(standing.problem, meeting)) changes.push({ kind: 'allow-pair', parties: meeting.parties })
  if (!isSlotAllowed(meeting, slot)) changes.push({ kind: 'allow-slot', meeting: meeting.id, slot })
  return { slot, changes, dropped: listOutOfOrder(standing, meeting, slot), interpreter: undefined }
}

const anyLanguage = 'und'

function listPossiblePairs([left, right]: [Party, Party], slot: number): [Delegate, Delegate][] {
  const pairs = listPairs(left, right).filter((pair) => pair.every(isSpeaking))
  if (pairs.length > 0) return pairs
  const name = (languages: string[]): Delegate => ({ id: newcomer, languages, freeSlots: [slot] })
  const answer = (delegate: Delegate) => name(delegate.languages.slice(0, 1))
  return [
    ...left.delegates.filter(isSpeaking).map((delegate): [Delegate, Delegate] => [delegate, answer(delegate)]),
    ...right.delegates.filter(isSpeaking).map((delegate): [Delegate, Delegate] => [answer(delegate), delegate]),
    [name([anyLanguage]), name([anyLanguage])],
  ]
}

function isSpeaking({ languages }: Delegate): boolean {
  return languages.length > 0
}

function callDelegate(standing: Standing, meeting: Meeting, draft: Draft, party: Party, delegate: Delegate): Draft {
  const { slot } = draft
  if (delegate.id === newcomer) {
    return withChange(draft, { kind: 'add-delegate', party: party.id, languages: delegate.languages, slot })
  }
  const free = withDropped(draft, listHeld(standing.ofPerson, delegate.id, slot, meeting.id))
  if (isPresent(delegate, slot)) return free
  return withChange(free, { kind: 'open-slot', party: party.id, delegate: delegate.id, slot })
}

/** With each interpreter on duty who can, whatever that one does now, and with one more. */
function callInterpreter(standing: Standing, meeting: Meeting, draft: Draft, pair: [Delegate, Delegate]): Draft[] {
  if (shareLanguage(...pair)) return [draft]
  const { slot } = draft
  const onDuty = standing.problem.interpreters.filter(
    (interpreter) => canInterpret(interpreter, pair) && isPresent(interpreter, slot),
  )
  const languages: [string, string] = [pair[0].languages[0]!, pair[1].languages[0]!]
  return [
    ...onDuty.flatMap((interpreter) => {
      const held = listHeld(standing.ofPerson, interpreter.id, slot, meeting.id)
      const called = { ...withDropped(draft, held), interpreter: interpreter.id }
      return restInterpreter(standing, meeting, called, interpreter)
    }),
    withChange(draft, { kind: 'add-interpreter', languages, slot }),
  ]
}

/** Without any one of the meetings that would make the stretch too long, where one is enough. */
function restInterpreter(standing: Standing, meeting: Meeting, draft: Draft, interpreter: Interpreter): Draft[] {
  const tires = (without: readonly string[]) => wouldTire(standing, interpreter, draft.slot, meeting.id, without)
  if (!tires(draft.dropped)) return [draft]
  const work = (standing.ofInterpreter.get(interpreter.id) ?? []).flat()
  return work.flatMap((one) => (tires([...draft.dropped, one]) ? [] : withDropped(draft, [one])))
}

/** With one desk more, and without each of the meetings that hold the desks. */
function clearDesk(standing: Standing, meeting: Meeting, draft: Draft, party: Party): Draft[] {
  const held = listHeld(standing.ofParty, party.id, draft.slot, meeting.id)
  const left = held.filter((one) => !draft.dropped.includes(one))
  const tooMany = left.length - party.parallelDesks + 1
  if (tooMany <= 0) return [draft]
  if (tooMany > 1) {
    const byLoss = left.sort((one, other) => weighLoss(standing, one) - weighLoss(standing, other))
    return [withDropped(draft, byLoss.slice(0, tooMany))]
  }
  const withoutOne = left.map((one) => withDropped(draft, [one]))
  return [withChange(draft, { kind: 'add-desk', party: party.id }), ...withoutOne]
}
