import { sql } from 'kysely'
import type { Db } from './database/connect.ts'

export type Told = { kind: string; subject: { kind: string; id: string } }

/**
 * Follows the trail of facts: every fact once, as soon as its transaction is over. Numbers are given out before a
 * transaction ends, so a fact may appear below others that were read already: whatever could still appear is looked at
 * again, until the database says that no transaction of that time is running any more.
 */
export class Trail {
  /** Everything up to here has been read and can never become more. */
  #settled: number
  readonly #seen = new Set<number>()
  /** The last fact at a reading, and the first transaction that began after it. */
  #readings: { last: number; next: bigint }[] = []

  private constructor(settled: number) {
    this.#settled = settled
  }

  /** From a fact on, the next being the first that is told. */
  static from(settled: number): Trail {
    return new Trail(settled)
  }

  /** From now on. What long transactions tell later is told, as long as not very many facts are told meanwhile. */
  static async fromNow(db: Db): Promise<Trail> {
    const { rows } = await sql<{ from: number }>`
      select greatest(0, coalesce(max(id), 0) - ${IN_FLIGHT_MAX}) as "from" from platform.fact`.execute(db)
    const trail = new Trail(Number(rows[0]?.from ?? 0))
    await trail.read(db)
    return trail
  }

  /** Up to where nothing has to be read again: a follower that notes it can go on from there another day. */
  get settled(): number {
    return this.#settled
  }

  async read(db: Db): Promise<Told[]> {
    const { rows } = await sql<Row>`
      select pg_snapshot_xmin(s.now)::text as oldest, pg_snapshot_xmax(s.now)::text as next,
        f.id, f.kind, f.subject_kind as "subjectKind", f.subject_id as "subjectId"
      from (select pg_current_snapshot() as now) s left join platform.fact f on f.id > ${this.#settled}::bigint
      order by f.id`.execute(db)
    const told = rows.flatMap((row): { id: number; told: Told }[] =>
      row.id === null || this.#seen.has(Number(row.id))
        ? []
        : [{ id: Number(row.id), told: { kind: row.kind, subject: { kind: row.subjectKind, id: row.subjectId } } }],
    )
    for (const { id } of told) this.#seen.add(id)
    this.#settle(rows)
    return told.map((fact) => fact.told)
  }

  #settle(rows: Row[]): void {
    const { oldest = '0', next = '0' } = rows[0] ?? {}
    const last = Math.max(this.#settled, Number(rows.at(-1)?.id ?? 0))
    const before = this.#readings.at(-1)
    // A reading that saw nothing new settles no later than the one before it.
    if (!before || last > before.last) this.#readings.push({ last, next: BigInt(next) })
    const open = this.#readings.findIndex((reading) => reading.next > BigInt(oldest))
    const done = open < 0 ? this.#readings.length : open
    const settled = this.#readings[done - 1]
    if (!settled) return
    this.#readings = this.#readings.slice(done)
    this.#settled = settled.last
    for (const id of this.#seen) if (id <= this.#settled) this.#seen.delete(id)
  }
}

type Row = { oldest: string; next: string; id: number | null; kind: string; subjectKind: string; subjectId: string }

const IN_FLIGHT_MAX = 20_000
