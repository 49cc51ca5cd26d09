import { sql } from 'kysely'
import type { Db } from './database/connect.ts'

export type TrailSubject = { kind: string; id: string }

/**
 * Follows the trail of facts: `news` are the subjects of what was told since it was last asked. Transactions may end in
 * another order than that in which their facts were numbered, so numbers that were passed over are asked for again until
 * no transaction can be so old.
 */
export class Trail {
  /** The last number seen; all below it were told of, but for the gaps. */
  since: number
  #gaps = new Map<number, number>()
  readonly #kinds: readonly string[]

  constructor(kinds: readonly string[], since: number) {
    this.#kinds = kinds
    this.since = since
  }

  /** The last number below which nothing is missing: from here another trail may go on. */
  get settled(): number {
    return Math.min(this.since, ...[...this.#openGaps()].map((gap) => gap - 1))
  }

  static async last(db: Db): Promise<number> {
    const row = await db
      .selectFrom('platform.fact')
      .select((fact) => fact.fn.max('id').as('last'))
      .executeTakeFirst()
    return row?.last ?? 0
  }

  async news(db: Db): Promise<TrailSubject[]> {
    const { since } = this
    const gaps = this.#openGaps()
    const { rows } = await sql<{ id: number; kind: string; subject: string }>`
      select id, subject_kind as kind, subject_id as subject from platform.fact
      where id > ${since}::bigint ${gaps.length > 0 ? sql`or id = any(${gaps}::bigint[])` : sql``} order by id`.execute(
      db,
    )
    const seen = new Map<string, TrailSubject>()
    for (const { id, kind, subject } of rows) {
      this.#pass(id)
      if (this.#kinds.includes(kind)) seen.set(`${kind} ${subject}`, { kind, id: subject })
    }
    return [...seen.values()]
  }

  #pass(id: number): void {
    this.#gaps.delete(id)
    // A jump of thousands is a sequence that was set, not that many transactions under way.
    for (let gap = Math.max(this.since + 1, id - GAPS_MAX); gap < id; gap++) this.#gaps.set(gap, performance.now())
    this.since = Math.max(this.since, id)
  }

  #openGaps(): number[] {
    for (const [gap, at] of this.#gaps) if (performance.now() - at > OLDEST_TRANSACTION_MS) this.#gaps.delete(gap)
    return [...this.#gaps.keys()]
  }
}

const GAPS_MAX = 5000
const OLDEST_TRANSACTION_MS = 120_000
