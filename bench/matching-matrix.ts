// npm run -s bench -- matching-matrix [--listings N] [--json]: sets 105 needs of an event against its 300 offers, through the
// product's own function, over a generated catalogue; processor time of this process, and the longest it kept others waiting.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { publishListing, withdrawListing } from '#catalogue/publication.ts'
import { createEvent } from '#events/editions.ts'
import { registerOrganisation } from '#events/participation.ts'
import { openLexiconIfBuilt } from '#matching/live/lexicon-state.ts'
import { getLiveIndex, getWholeIndex } from '#matching/live/live-index.ts'
import { LEXICON_FOLDER } from '#matching/matcher.ts'
import { getMatrix } from '#meetings/matrix/matrix.ts'
import { system } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { openDatabase } from '#platform/database/open.ts'
import { sensorDay } from '#tests/world/day.ts'
import { fillShowcase } from './showcase-world.ts'

const actor = { ...system('bench'), roles: [{ role: 'organiser' as const, eventId: null }] }
const OFFERING = 20
const NEEDING = 7
const EDITS = 5

export async function measure(options: string[]): Promise<void> {
  const at = options.indexOf('--listings')
  const folder = mkdtempSync(join(tmpdir(), 'duihe-matrix-'))
  const { db, close } = await openDatabase({ dataFolder: folder })
  try {
    openLexiconIfBuilt(LEXICON_FOLDER)
    await fillShowcase(db, at < 0 ? 3000 : Number(options[at + 1]))
    await getWholeIndex(db)
    const eventId = await holdEvent(db)
    const first = await timed(db, eventId)
    const edited = []
    for (let edit = 0; edit < EDITS; edit++) edited.push(await timedAfterEdit(db, eventId))
    const again = await timed(db, eventId)
    const told = { first, edited, again }
    if (options.includes('--json')) console.log(JSON.stringify(told))
    else
      console.log(
        `${first.needs} needs × ${first.offers} offers, ${first.cells} cells: ${first.cpuMs} ms of processor time, after edits ${edited.map(({ cpuMs }) => cpuMs).join(', ')} ms, others waited ${edited.map(({ longestWaitMs }) => longestWaitMs).join(', ')} ms at most; asked again ${again.cpuMs} ms`,
      )
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Takes a listing out of the catalogue and puts it back first, so that everything is compared anew. */
async function timedAfterEdit(db: Db, eventId: string) {
  const { standings } = await getLiveIndex(db)
  const [id = ''] = standings.keys()
  await withdrawListing(db, actor, id)
  await publishListing(db, actor, id)
  await getWholeIndex(db)
  return timed(db, eventId)
}

async function timed(db: Db, eventId: string) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const begun = process.cpuUsage()
  const { needs, offers, cells } = await getMatrix(db, actor, eventId, { lang: 'zh', patienceMs: 600_000 })
  const { user, system: kernel } = process.cpuUsage(begun)
  delay.disable()
  return {
    ...{ needs: needs.length, offers: offers.length, cells: cells.length },
    ...{ cpuMs: Math.round((user + kernel) / 1000), longestWaitMs: Math.round(delay.max / 1e6) },
  }
}

/** Organisations that offer from abroad, those that need from here. */
async function holdEvent(db: Db): Promise<string> {
  const eventId = await createEvent(db, actor, sensorDay)
  for (const [kind, side, count] of [
    ['offer', 'foreign', OFFERING],
    ['need', 'domestic', NEEDING],
  ] as const) {
    const owners = await db
      .selectFrom('catalogue.listing')
      .select('organisation_id')
      .where('kind', '=', kind)
      .groupBy('organisation_id')
      .orderBy('organisation_id')
      .limit(count)
      .execute()
    for (const { organisation_id: organisationId } of owners)
      await registerOrganisation(db, actor, { eventId, organisationId, side })
  }
  return eventId
}
