import { now } from '#platform/clock.ts'

const LAST_ZONE_HOURS = 12

/** The oldest calendar date it still is somewhere. A deadline without a zone lasts until it is over everywhere on Earth. */
export function oldestToday(): string {
  return new Date(now().getTime() - LAST_ZONE_HOURS * 3_600_000).toISOString().slice(0, 10)
}

export function isOver(date: string | null): boolean {
  return date !== null && date < oldestToday()
}
