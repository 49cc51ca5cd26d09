import type { Placement } from '#meetings/engine/placement.ts'

/**
 * The breaks of a plan, counted from the instance as published and nothing of ours; throws when the plan breaks one of
 * its rules. It reads the file in its own way too, so that a slip in the reader would show.
 */
export function countInstanceBreaks(text: string, fairness: number, placements: Placement[]): number {
  const number = (name: string) => Number(text.split(new RegExp(`${name}\\s*=`))[1]!.split(';')[0])
  const body = (name: string) => text.split(new RegExp(`\\b${name}\\s*=\\s*\\[`))[1]?.split(']')[0]
  const requested = body('requested')!
    .split('|')
    .map(numbersIn)
    .filter((row) => row.length === 3)
  const slotOf = requested.map(() => 0)
  for (const { meeting, slot } of placements) slotOf[Number(meeting.split(' ')[1]) - 1] = slot + 1
  const forbidden = setsIn(body('forbidden'))
  const fixed = numbersIn(body('fixed') ?? body('fixat') ?? '')
  const morning = number('nMorningSlots')
  const busy = Array.from({ length: number('nBusiness') + 1 }, () => new Map<number, number>())
  for (const [at, [one, other, session]] of requested.entries()) {
    const slot = slotOf[at]!
    insist(slot >= 1 && slot <= number('nTotalSlots'), `meeting ${at + 1} has no slot`)
    insist(session === 3 || (session === 1) === slot <= morning, `meeting ${at + 1} is in the wrong half of the day`)
    insist(!fixed[at] || fixed[at] === slot, `meeting ${at + 1} was fixed`)
    for (const participant of [one!, other!]) {
      insist(!forbidden[participant - 1]?.includes(slot), `participant ${participant} cannot in ${slot}`)
      insist(!busy[participant]!.has(slot), `participant ${participant} twice in ${slot}`)
      busy[participant]!.set(slot, at)
    }
  }
  for (let slot = 1; slot <= number('nTotalSlots'); slot++) {
    insist(slotOf.filter((held) => held === slot).length <= number('nTables'), `too many meetings in ${slot}`)
  }
  for (const [at, earlier] of setsIn(body('precedences')).entries()) {
    for (const one of earlier)
      insist(one === 0 || slotOf[one - 1]! < slotOf[at]!, `meeting ${one} is not before ${at + 1}`)
  }
  const breaks = busy.slice(1).map((slots) => {
    const inOrder = [...slots.keys()].sort((one, other) => one - other)
    return inOrder.filter((slot, at) => at > 0 && slot > inOrder[at - 1]! + 1).length
  })
  insist(Math.max(...breaks) - Math.min(...breaks) <= fairness, 'the breaks are shared unfairly')
  return breaks.reduce((sum, count) => sum + count, 0)
}

function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number)
}

function setsIn(text: string | undefined): number[][] {
  return [...(text ?? '').matchAll(/\{([^}]*)\}/g)].map(([, members]) => numbersIn(members!))
}

function insist(isTrue: boolean, complaint: string): void {
  if (!isTrue) throw new Error(complaint)
}
