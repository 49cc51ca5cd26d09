import type { Problem, Table } from '../problem.ts'
import { countPause, type Walks } from '../walks.ts'
import { type CrewAtTable, crewSize } from './crews-at-tables.ts'
import type { Model } from './model.ts'

/** Who has to walk, and between which slots there is too little time for it. */
export type Walking = {
  /** At `crew * crewSize + role`, the place this person comes to; -1 where nobody has to come anywhere. */
  placeOf: Int32Array
  places: number
  /** At `place * places + other`. */
  minutes: Float64Array
  /** At `slot * slots + later`. */
  pause: Float64Array
  /** Per slot, the first and the last slot that a walk from or to it may be too long for. */
  firstNear: Int32Array
  lastNear: Int32Array
  /** Per member, 1 for one who may have to walk. */
  isWalker: Uint8Array
}

export function readWalking(
  { slots }: Problem,
  walks: Walks,
  kinds: Table[][],
  crews: CrewAtTable[],
  { crewMembers, members }: Pick<Model, 'crewMembers' | 'members'>,
): Walking {
  const names = [...new Set(kinds.flatMap(([example]) => placeOfTable(walks, example!) ?? []))]
  const placeOfKind = kinds.map(([example]) => names.indexOf(placeOfTable(walks, example!) ?? ''))
  const minutes = Float64Array.from({ length: names.length ** 2 }, (_, at) => {
    return walks.minutesBetween(names[Math.floor(at / names.length)], names[at % names.length])
  })
  const longest = minutes.reduce((most, one) => Math.max(most, one), 0)
  const pause = Float64Array.from({ length: slots.length ** 2 }, (_, at) => {
    const [one, other] = [Math.floor(at / slots.length), at % slots.length]
    return one < other ? countPause(slots[one]!, slots[other]!) : 0
  })
  const isNear = (one: number, other: number) => one < other && pause[one * slots.length + other]! < longest
  const every = [...slots.keys()]
  const walking: Walking = {
    placeOf: listPlaces(crews, placeOfKind),
    places: names.length,
    minutes,
    pause,
    firstNear: Int32Array.from(every, (slot) => every.findIndex((other) => other === slot || isNear(other, slot))),
    lastNear: Int32Array.from(every, (slot) => every.findLastIndex((other) => other === slot || isNear(slot, other))),
    isWalker: new Uint8Array(members.length),
  }
  markWalkers(walking, crewMembers)
  return walking
}

function placeOfTable(walks: Walks, { place }: Table): string | undefined {
  return place !== undefined && walks.isPlace(place) ? place : undefined
}

/** Remote people come to no place, wherever the table stands. */
function listPlaces(crews: CrewAtTable[], placeOfKind: number[]): Int32Array {
  const placeOf = new Int32Array(crews.length * crewSize).fill(-1)
  for (const [crew, { delegates, interpreter, kind }] of crews.entries()) {
    const place = placeOfKind[kind]!
    for (const side of [0, 1] as const) if (!delegates[side].remote) placeOf[crew * crewSize + side] = place
    if (interpreter) placeOf[crew * crewSize + 2] = place
  }
  return placeOf
}

/** Those whose crews come to places that are apart. */
function markWalkers({ placeOf, places, minutes, isWalker }: Walking, crewMembers: Int32Array): void {
  const comesTo = Array.from(isWalker, () => new Set<number>())
  for (const [at, place] of placeOf.entries()) if (place >= 0) comesTo[crewMembers[at]!]!.add(place)
  for (const [member, own] of comesTo.entries()) {
    const all = [...own]
    if (all.some((one) => all.some((other) => minutes[one * places + other]! > 0))) isWalker[member] = 1
  }
}

/** Whether the pause between the two slots is too short for the walk between the two places. */
export function isTooLong(
  { minutes, pause, places }: Walking,
  slots: number,
  slot: number,
  place: number,
  otherSlot: number,
  otherPlace: number,
): boolean {
  const between = slot < otherSlot ? slot * slots + otherSlot : otherSlot * slots + slot
  return pause[between]! < minutes[place * places + otherPlace]!
}
