import { sql } from 'kysely'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { stateWish } from './wishes.ts'

/** Two organisations that are to meet, by their registrations, and the offer it is about. */
export type WishedPair = { wishingId: string; wishedId: string; listingId: string }

/** What there is of a pair already: a meeting that is on, a wish of either, or a "no" of either. */
export type PairStanding = 'meeting' | 'wished' | 'refused'

export type PairsWished = { stated: number; alreadyMeeting: number; alreadyWished: number; refused: number }

const PAIRS_MAX = 1000

/**
 * Puts pairs an organiser chose on the list of wishes, all or none. A pair is wished for once, however many of its offers
 * and needs were chosen, the first counting; one that meets, is wished for or refused already is left as it is and counted.
 */
export async function wishForPairs(db: Db, actor: Actor, eventId: string, pairs: WishedPair[]): Promise<PairsWished> {
  insist(may.setUp(actor, eventId), actor)
  if (pairs.length === 0) throw new Refusal('matrix.none-chosen', { field: 'pair' })
  if (pairs.length > PAIRS_MAX) throw new Refusal('matrix.too-many', { field: 'pair', params: { most: PAIRS_MAX } })
  return inTransaction(db, async (tx) => {
    const standings = await readPairStandings(tx, eventId)
    const count = { stated: 0, alreadyMeeting: 0, alreadyWished: 0, refused: 0 }
    for (const { wishingId, wishedId, listingId } of firstOfEach(pairs)) {
      const standing = standings.get(pairKey(wishingId, wishedId))
      if (standing === 'meeting') count.alreadyMeeting++
      else if (standing === 'wished') count.alreadyWished++
      else if (standing === 'refused') count.refused++
      else {
        await stateWish(tx, actor, { wishingId, wishedId, listingId, level: 'want' })
        count.stated++
      }
    }
    return count
  })
}

/** Two registrations as one name, in whichever order. */
export function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

/** Every pair of an event of which there is something already, by `pairKey`. */
export async function readPairStandings(db: Db | Tx, eventId: string): Promise<Map<string, PairStanding>> {
  const { rows } = await sql<{ one: string; other: string; standing: PairStanding }>`
    select w.wishing_id as one, w.wished_id as other, case w.level when 'no' then 'refused' else 'wished' end as standing
    from meetings.wish w where w.event_id = ${eventId}
    union all
    select m.host_id, m.guest_id, 'meeting' from meetings.meeting m
      left join meetings.cancellation c on c.meeting_id = m.id
    where m.event_id = ${eventId} and c.meeting_id is null`.execute(db)
  const standings = new Map<string, PairStanding>()
  const order: PairStanding[] = ['wished', 'meeting', 'refused']
  for (const standing of order)
    for (const row of rows) if (row.standing === standing) standings.set(pairKey(row.one, row.other), standing)
  return standings
}

function firstOfEach(pairs: WishedPair[]): WishedPair[] {
  const first = new Map<string, WishedPair>()
  for (const pair of pairs) {
    const key = pairKey(pair.wishingId, pair.wishedId)
    if (!first.has(key)) first.set(key, pair)
  }
  return [...first.values()]
}
