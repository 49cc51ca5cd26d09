import type { Context } from 'hono'
import { type Actor, visitor } from '#people/actor.ts'
import { actorOfSession } from '#people/sign-in.ts'
import type { Db } from '#platform/database/connect.ts'
import { Refusal } from '#platform/refusal.ts'
import { readerLanguage } from './reader.ts'

/**
 * Who asks: the person whose token the program brings as `Authorization: Bearer …`, else a visitor. A cookie says nothing
 * here, so no page of another site can act for who is signed in. Refuses a token nobody has.
 */
export async function callerOf(c: Context, db: Db): Promise<Actor> {
  const header = c.req.header('Authorization')
  if (header === undefined) return visitor(readerLanguage(c))
  const token = /^Bearer ([\w-]{20,200})$/i.exec(header.trim())?.[1]
  const actor = token && (await actorOfSession(db, token))
  if (!actor) throw new Refusal('api.token-unknown', { status: 401 })
  return actor
}

/** What is one's own business goes into no cache. */
export const PRIVATE = { 'Cache-Control': 'private, no-store' }
