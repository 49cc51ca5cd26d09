import { sql } from 'kysely'
import type { Said } from '#matching/ranking.ts'
import type { Db } from '#platform/database/connect.ts'
import type { MatrixListing } from './listings.ts'

type Row = {
  offerId: string
  needId: string
  verdict: 'fits' | 'does-not-fit'
  /** For which organisation it was said, and whose the two listings are. */
  sayingId: string | null
  offering: string
  needing: string
}

/** What people said of many pairs, asked for once; the same rules as for the suggestions of one listing. */
export type Judgements = {
  saidOf: (need: MatrixListing, offer: MatrixListing) => Said
  /** Offers the need's own organisation has said do not fit it. */
  judgedBy: (need: MatrixListing) => ReadonlySet<string>
}

export async function readJudgements(db: Db, needs: MatrixListing[]): Promise<Judgements> {
  const ids = needs.map(({ id }) => id)
  const organisations = [...new Set(needs.map(({ organisationId }) => organisationId))]
  const { rows } = await sql<Row>`
    select f.offer_id as "offerId", f.need_id as "needId", f.verdict, f.organisation_id as "sayingId",
      a.organisation_id as offering, b.organisation_id as needing
    from matching.feedback f join catalogue.listing a on a.id = f.offer_id join catalogue.listing b on b.id = f.need_id
    where f.verdict <> 'wrong-translation'
      and (f.need_id = any(${ids}::uuid[]) or f.organisation_id = any(${organisations}::uuid[]))`.execute(db)
  const byNeed = Map.groupBy(rows, ({ needId }) => needId)
  const misfits = Map.groupBy(
    rows.filter(({ verdict }) => verdict === 'does-not-fit'),
    ({ sayingId }) => sayingId ?? '',
  )
  return {
    saidOf: (need, offer) => {
      const own = (byNeed.get(need.id) ?? []).filter(({ offerId }) => offerId === offer.id)
      const fits = own.filter(({ verdict }) => verdict === 'fits').length
      const others = (misfits.get(need.organisationId) ?? []).filter(
        ({ offerId, needId, offering, needing }) =>
          [offering, needing].includes(offer.organisationId) && !(offerId === offer.id && needId === need.id),
      )
      return { fits, doesNotFit: own.length - fits, misfitsOfPartner: others.length }
    },
    judgedBy: (need) =>
      new Set(
        (byNeed.get(need.id) ?? [])
          .filter(({ verdict, sayingId }) => verdict === 'does-not-fit' && sayingId === need.organisationId)
          .map(({ offerId }) => offerId),
      ),
  }
}
