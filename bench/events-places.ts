import type { Delegate, Meeting, Problem, Table } from '#meetings/engine/problem.ts'
import { pickBelow, type Random } from '#meetings/engine/search/random.ts'

const features = ['plug', 'quiet', 'screen']
const halls = ['east hall', 'west hall']

/** The same day with people who take part over video, tables that are not alike, booths and two halls: some, all or none. */
export function addPlaces(day: Problem, random: Random): Problem {
  const isHybrid = random() < 0.4
  const hasFeatures = random() < 0.4
  const hasBooths = random() < 0.35
  const hasHalls = random() < 0.5
  const remote = new Set(listPeople(day).filter(() => isHybrid && random() < 0.25))
  const tables = day.tables.map((table): Table => {
    const isOnline = isHybrid ? random() < 0.4 : table.online === true
    const owner = day.parties[pickBelow(random, day.parties.length)]!.id
    return {
      ...table,
      online: isOnline,
      ...(hasFeatures && { features: features.filter(() => random() < 0.5) }),
      ...(hasBooths && random() < 0.4 && { booth: owner }),
      ...(hasHalls && random() > (isOnline ? 0.7 : 0.1) && { place: halls[pickBelow(random, 2)]! }),
    }
  })
  const abroad = day.slots.length / 2
  const isMorning = random() < 0.5
  const move = (delegate: Delegate): Delegate => {
    if (!remote.has(delegate.id)) return delegate
    const freeSlots = delegate.freeSlots.filter((slot) => slot < abroad === isMorning || random() < 0.3)
    return { ...delegate, freeSlots, remote: true }
  }
  return {
    ...day,
    tables,
    parties: day.parties.map((party) => ({ ...party, delegates: party.delegates.map(move) })),
    meetings: day.meetings.map((meeting) => (hasFeatures ? needSomething(meeting, random) : meeting)),
    ...(hasHalls && { walks: [{ places: ['east hall', 'west hall'], minutes: 2 + pickBelow(random, 40) }] }),
  }
}

function listPeople({ parties }: Problem): string[] {
  return [...new Set(parties.flatMap(({ delegates }) => delegates.map(({ id }) => id)))]
}

function needSomething(meeting: Meeting, random: Random): Meeting {
  if (random() < 0.7) return meeting
  return { ...meeting, needs: features.filter(() => random() < 0.4) }
}
