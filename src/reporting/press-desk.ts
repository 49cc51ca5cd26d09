import type { Event } from '#events/directory.ts'
import { listOrganisers } from '#events/organisers.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { may } from './access.ts'
import { type Check, checkRelease } from './checks.ts'
import { type Drift, listDrift } from './drift.ts'
import { type Figure, listFigures } from './figures.ts'
import { findReleaseOfEvent, type Release } from './press-releases.ts'

/** Everything on the desk of somebody who works on the release of an event. */
export type PressDesk = {
  event: Event
  release: Release | undefined
  /** What can be counted, as it stands now. */
  figures: Figure[]
  checks: Check[]
  drifts: Drift[]
  mayWrite: boolean
  maySign: boolean
}

export async function getPressDesk(db: Db, actor: Actor, slug: string): Promise<PressDesk> {
  const { event, release } = await findReleaseOfEvent(db, actor, slug)
  const figures = await listFigures(db, event.id)
  const organisers = (await listOrganisers(db, event.id)).map(({ name }) => name)
  const today = now().toLocaleDateString('sv-SE', { timeZone: event.timeZone })
  return {
    event,
    release,
    figures,
    checks: release && !release.signature ? checkRelease(release, { figures, organisers, today }) : [],
    drifts: release?.signature ? ((await listDrift(db, [release.id])).get(release.id) ?? []) : [],
    mayWrite: may.write(actor, event.id),
    maySign: may.sign(actor, event.id),
  }
}
