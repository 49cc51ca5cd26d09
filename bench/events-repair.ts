// The day itself: 500 parties, 3000 meetings and 95 % of the tables in use; five hundred events of each kind.
import type { Placement } from '#meetings/engine/placement.ts'
import type { Problem } from '#meetings/engine/problem.ts'
import type { RepairEvent } from '#meetings/engine/repair/event.ts'
import { repair } from '#meetings/engine/repair/repair.ts'
import { largeDay } from '#meetings/engine/sample-days.ts'
import { pickBelow, type Random, seededRandom } from '#meetings/engine/search/random.ts'
import { solve } from '#meetings/engine/solve.ts'
import { mean, percentile, readCpuSeconds, round } from './events-cpu.ts'

type Scene = { day: Problem; placements: Placement[]; random: Random; diary: Map<string, Set<number>> }
type Incident = { event: RepairEvent; now: number }

export function measureRepair(isQuick: boolean): Record<string, unknown>[] {
  const day = largeDay({ parties: 500, meetings: 3000, slots: 30, tables: 105 }, 1)
  const { placements } = solve(day, { seed: 1, moves: 600_000 })
  const diary = new Map<string, Set<number>>()
  for (const { delegates, slot } of placements) {
    for (const person of delegates) diary.set(person, (diary.get(person) ?? new Set()).add(slot))
  }
  const scene = { day, placements, diary }
  for (const draw of Object.values(incidents)) repairAll({ ...scene, random: seededRandom(2) }, draw, 10)
  return Object.entries(incidents).map(([kind, draw]) => ({
    event: kind,
    ...repairAll({ ...scene, random: seededRandom(1) }, draw, isQuick ? 50 : 500),
  }))
}

function repairAll(scene: Scene, draw: (scene: Scene) => Incident, events: number): Record<string, unknown> {
  const { day, placements } = scene
  const others: number[] = []
  const displaced: number[] = []
  const lost: number[] = []
  const milliseconds: number[] = []
  const cpuMilliseconds: number[] = []
  for (let count = 0; count < events; count++) {
    const { event, now } = draw(scene)
    const startedAt = performance.now()
    const from = readCpuSeconds()
    const [plan] = repair(day, placements, event, { now })
    cpuMilliseconds.push(1000 * (readCpuSeconds() - from))
    milliseconds.push(performance.now() - startedAt)
    others.push(plan!.cost.othersMoved)
    lost.push(plan!.lost.length)
    const seated = plan!.moves.filter(({ kind }) => kind === 'seated').length
    displaced.push(plan!.cost.displacedMoved + plan!.lost.length + seated)
  }
  return {
    events,
    displaced: round(mean(displaced)),
    'others p50': percentile(others, 0.5),
    'others p95': percentile(others, 0.95),
    'others / displaced': round(mean(others) / Math.max(mean(displaced), 0.01)),
    lost: round(mean(lost)),
    'cpu ms p50': round(percentile(cpuMilliseconds, 0.5), 0),
    'cpu ms p95': round(percentile(cpuMilliseconds, 0.95), 0),
    'ms p50': round(percentile(milliseconds, 0.5), 0),
    'ms p95': round(percentile(milliseconds, 0.95), 0),
  }
}

const incidents: Record<string, (scene: Scene) => Incident> = {
  'added meeting': drawAddedMeeting,
  'lost slot': drawLostSlot,
  'late by three slots': drawLate,
  'left early': (scene) => ({ event: { kind: 'person-left', person: drawPerson(scene) }, now: drawNow(scene) }),
  'no-show': (scene) => ({ event: { kind: 'no-show', person: drawPerson(scene) }, now: 0 }),
  'table gone': ({ day, random }) => {
    const table = day.tables[pickBelow(random, day.tables.length)]!.id
    return { event: { kind: 'table-gone', table }, now: pickBelow(random, day.slots.length - 4) }
  },
}

function drawAddedMeeting(scene: Scene): Incident {
  const { day, diary } = scene
  const wanted = new Set(day.meetings.map(({ parties }) => parties.join()))
  const room = (person: string) => day.slots.length - 4 - (diary.get(person)?.size ?? 0)
  for (;;) {
    const people = [drawPerson(scene), drawPerson(scene)]
    const parties = people.map((person) => person.replace('person', 'party')).sort() as [string, string]
    if (people[0] === people[1] || wanted.has(parties.join()) || wanted.has(parties.toReversed().join())) continue
    if (people.some((person) => room(person) < 0)) continue
    return { event: { kind: 'meeting-added', meeting: { id: 'added', parties, weight: 'want' } }, now: 0 }
  }
}

function drawLostSlot(scene: Scene): Incident {
  const person = drawPerson(scene)
  const slots = [...scene.diary.get(person)!]
  return { event: { kind: 'person-busy', person, slot: slots[pickBelow(scene.random, slots.length)]! }, now: 0 }
}

/** Somebody who would have had a meeting in one of the three slots. */
function drawLate(scene: Scene): Incident {
  for (;;) {
    const person = drawPerson(scene)
    const now = drawNow(scene)
    if (![0, 1, 2].some((later) => scene.diary.get(person)!.has(now + later))) continue
    return { event: { kind: 'person-late', person, slots: 3 }, now }
  }
}

function drawPerson({ diary, random }: Scene): string {
  return [...diary.keys()][pickBelow(random, diary.size)]!
}

function drawNow({ day, random }: Scene): number {
  return pickBelow(random, day.slots.length - 6)
}
