import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'

/** A challenge as everybody may read it. It is over by the clock, whatever else happens. */
export type Challenge = {
  endsAt: Date
  isOver: boolean
  rules: LanguageMap
  eligibility: LanguageMap | null
  announcedAt: Date
  /** How many have answered; said once it is over, so that nobody waits for others. */
  answers: number | undefined
  result: { words: LanguageMap; publishedAt: Date; chosen: { name: LanguageMap; number: number }[] } | undefined
}

export type ChallengeCard = {
  number: number
  title: string
  lang: string
  prizeAmount: string | null
  prizeCurrency: string | null
  endsAt: Date
  isOver: boolean
  hasResult: boolean
}

export async function findChallenge(db: Db, needId: string): Promise<Challenge | undefined> {
  const row = await db
    .selectFrom('catalogue.challenge as c')
    .leftJoin('catalogue.challenge_result as r', 'r.need_id', 'c.need_id')
    .select(['c.ends_at', 'c.rules', 'c.eligibility', 'c.announced_at', 'r.words', 'r.published_at'])
    .where('c.need_id', '=', needId)
    .executeTakeFirst()
  if (!row) return undefined
  const isOver = row.ends_at <= now()
  const answered = isOver ? await listStates(db, needId) : []
  const chosen = answered.flatMap(({ state, name, number }) => (state === 'chosen' ? [{ name, number }] : []))
  return {
    endsAt: row.ends_at,
    isOver,
    rules: row.rules,
    eligibility: row.eligibility,
    announcedAt: row.announced_at,
    answers: isOver ? answered.filter(({ state }) => state !== 'withdrawn').length : undefined,
    result: row.words && row.published_at ? { words: row.words, publishedAt: row.published_at, chosen } : undefined,
  }
}

/** The challenges on show: those that run, soonest end first, then those that are over, latest first. */
export async function listChallenges(db: Db, lang: string): Promise<ChallengeCard[]> {
  const at = now()
  const { rows } = await sql<ChallengeCard>`
    select l.number, w.title, w.lang, n.prize_amount as "prizeAmount", n.prize_currency as "prizeCurrency",
      c.ends_at as "endsAt", c.ends_at <= ${at} as "isOver", r.need_id is not null as "hasResult"
    from catalogue.challenge c join catalogue.listing l on l.id = c.need_id join catalogue.need n on n.listing_id = l.id
      left join catalogue.challenge_result r on r.need_id = l.id
      left join catalogue.publication p on p.listing_id = l.id left join catalogue.closure x on x.listing_id = l.id
      join lateral (select t.title, t.lang from catalogue.listing_text t where t.listing_id = l.id
        order by (t.lang = ${lang}) desc, (t.origin = 'original') desc limit 1) w on true
    where coalesce(p.published_at, x.was_published_at) is not null
    order by c.ends_at <= ${at}, abs(extract(epoch from c.ends_at - ${at}::timestamptz)) limit 200`.execute(db)
  return rows
}

async function listStates(db: Db, needId: string) {
  const { rows } = await sql<{ state: string; name: LanguageMap; number: number }>`
    select distinct on (s.id) t.state, g.name, g.number from catalogue.solution s
      join catalogue.solution_step t on t.solution_id = s.id join people.organisation g on g.id = s.organisation_id
    where s.need_id = ${needId} order by s.id, t.taken_at desc, t.id desc`.execute(db)
  return rows
}
