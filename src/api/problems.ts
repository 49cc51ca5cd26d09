import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { CellRefusal, StaleMove } from '#meetings/moves.ts'
import { isWeather } from '#platform/database/weather.ts'
import { newId } from '#platform/ids.ts'
import { log } from '#platform/log.ts'
import { speaker } from '#platform/messages.ts'
import { Refusal } from '#platform/refusal.ts'
import { readerLanguage } from './reader.ts'

/** What went wrong, as RFC 9457 says it, with the name of the field where there is one. */
type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  instance?: string
  errors?: { field: string; detail: string }[]
  /** Everything that keeps a meeting out of a place. */
  obstacles?: object[]
  /** Where a meeting is that somebody else has moved. */
  now?: { slotId: string; tableId: string } | null
}

/** Theirs, the weather's or ours: every error leaves as a problem a program can read and a person can understand. */
export function sayProblem(c: Context, error: Error): Response {
  const lang = readerLanguage(c)
  const problem = describe(c, error)
  c.header('Content-Language', lang)
  c.header('Vary', 'Accept-Language')
  if (problem.status === 401) c.header('WWW-Authenticate', 'Bearer')
  if (problem.status === 503) c.header('Retry-After', '1')
  return c.body(JSON.stringify(problem), problem.status as 404, { 'Content-Type': 'application/problem+json' })
}

function describe(c: Context, error: Error): Problem {
  const say = speaker(readerLanguage(c))
  if (error instanceof Refusal) {
    const detail = say(error.code, error.params)
    return {
      ...named(error.code),
      title: say(`api.status.${error.status}`),
      status: error.status,
      detail,
      ...(error.field ? { errors: [{ field: error.field, detail }] } : {}),
      ...(error instanceof CellRefusal ? { obstacles: error.obstacles } : {}),
      ...(error instanceof StaleMove ? { now: error.now && placeOf(error.now) } : {}),
    }
  }
  // The framework says so of a body that is not JSON.
  if (error instanceof HTTPException) return describe(c, new Refusal('api.json-wrong'))
  if (isWeather(error))
    return { ...named('api.busy'), title: say('api.status.503'), status: 503, detail: say('api.busy') }
  const id = newId()
  log.error({ id, path: c.req.path, err: error }, 'request failed')
  return {
    ...named('api.fault'),
    title: say('api.status.500'),
    status: 500,
    detail: say('api.fault', { id }),
    instance: `urn:uuid:${id}`,
  }
}

function placeOf({ slotId, tableId }: { slotId: string; tableId: string }) {
  return { slotId, tableId }
}

function named(code: string): { type: string; code: string } {
  return { type: `urn:duihe:problem:${code}`, code }
}
