import type { LanguageMap } from '#db/tables.ts'
import { type Event, getEvent } from '#events/directory.ts'
import { listOrganisers, type Organiser } from '#events/organisers.ts'
import { listParticipants, type Side } from '#events/participation.ts'
import { listSessions } from '#events/sessions.ts'
import { findCallOfEvent } from '#outcomes/calls.ts'
import type { Db } from '#platform/database/connect.ts'

/** Everything the records say about an event that a closing release has words for, apart from its figures. */
export type PressMaterial = {
  event: Event
  organisers: Pick<Organiser, 'role' | 'name'>[]
  /** Countries of the organisations on either side, the most frequent first. */
  countries: Record<Side, string[]>
  call: LanguageMap | undefined
  siteVisits: LanguageMap[]
}

export async function gatherMaterial(db: Db, eventId: string): Promise<PressMaterial> {
  const participants = await listParticipants(db, eventId)
  const sessions = await listSessions(db, eventId)
  const countriesOf = (side: Side) =>
    byFrequency(participants.filter((one) => one.side === side).map((one) => one.country))
  return {
    event: await getEvent(db, eventId),
    organisers: await listOrganisers(db, eventId),
    countries: { foreign: countriesOf('foreign'), domestic: countriesOf('domestic') },
    call: (await findCallOfEvent(db, eventId))?.name,
    siteVisits: sessions.filter(({ kind }) => kind === 'site_visit').map(({ place, name }) => place ?? name),
  }
}

function byFrequency(values: string[]): string[] {
  const groups = [...Map.groupBy(values, (value) => value).entries()]
  return groups.toSorted(([a, inA], [b, inB]) => inB.length - inA.length || (a < b ? -1 : 1)).map(([value]) => value)
}
