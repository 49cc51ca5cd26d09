import { createHash } from 'node:crypto'

/** What is kept of a secret in a link: enough to know it again, nothing to open a door with. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
