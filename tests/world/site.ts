// The pages of a test database, visited as this or that person, without a network.

import { startSession } from '#people/sign-in.ts'
import { readConfig } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { doors } from '../../src/program.ts'

export type Visitor = {
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  post: (
    path: string,
    fields?: Record<string, string | string[]> | FormData,
    headers?: Record<string, string>,
  ) => Promise<Response>
}

/** A visitor of the site; with a person's id, one who is signed in. */
export async function visit(db: Db, personId?: string, options: { isDemo?: boolean } = {}): Promise<Visitor> {
  const app = doors(db, readConfig({ isDemo: options.isDemo ?? false }, {}))
  const cookie = personId ? `session=${await startSession(db, personId)}` : ''
  const headers = { Cookie: cookie, Origin: 'http://localhost' }
  return {
    get: async (path, more) => app.request(path, { headers: { ...headers, ...more } }),
    post: async (path, fields = {}, more = {}) =>
      app.request(path, {
        method: 'POST',
        headers: { ...headers, ...more },
        body: fields instanceof FormData ? fields : form(fields),
      }),
  }
}

function form(fields: Record<string, string | string[]>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((item) => [name, item])),
  )
}
