import { randomBytes, randomUUIDv7 } from 'node:crypto'

/** Ids that sort by the time they were made, so that new rows sit together in their index. */
export function newId(): string {
  return randomUUIDv7()
}

/** A secret nobody can guess: 256 bits for links and sessions, in letters that survive any mail program. */
export function newToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Ids come in through addresses; anything else would make the database complain instead of saying "not found". */
export function isId(text: string): boolean {
  return UUID.test(text)
}
