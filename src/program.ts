import type { Server } from 'node:http'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { apiApp } from '#api/app.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { errorCode, StartFailure } from '#platform/database/failure.ts'
import { writeTallies } from '#platform/tally.ts'
import { keepStock } from '#search/stock.ts'
import { webApp } from '#web/app.tsx'
import { siteOf } from '#web/site.ts'
import { startWorker } from '#worker/run.ts'
import './listening.ts'

export type Program = { address: string; close: () => Promise<void> }

/** Everything one node runs: pages, API and worker, on a database that is open already. */
export async function startProgram(db: Db, config: Config): Promise<Program> {
  // A search may be a whole page of Chinese, which an address spells with nine letters a character.
  const serverOptions = { maxHeaderSize: 128 * 1024 }
  const server = createAdaptorServer({ fetch: doors(db, config).fetch, serverOptions }) as Server
  // A slow or silent client must not hold a connection for ever.
  server.requestTimeout = 60_000
  server.headersTimeout = 15_000
  const port = await listen(server, config)
  const worker = startWorker(db, config)
  const stock = keepStock(db, join(config.dataFolder, 'search'))
  return {
    address: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    close: async () => {
      server.close()
      server.closeIdleConnections()
      await worker.stop()
      await stock.close()
      await writeTallies(db)
      server.closeAllConnections()
    },
  }
}

/** The doors of the program on one address: health, API and pages. */
export function doors(db: Db, config: Config): Hono {
  const app = new Hono()
  app.get('/livez', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    const ready = await db
      .selectFrom('platform.job')
      .select('id')
      .limit(1)
      .execute()
      .then(
        () => true,
        () => false,
      )
    return c.text(ready ? 'ok' : 'database not reached', ready ? 200 : 503)
  })
  const api = apiApp(db, config, siteOf(config))
  app.all('/api/v1/*', (c) => api.fetch(c.req.raw))
  const web = webApp(db, config)
  app.all('*', (c) => web.fetch(c.req.raw, c.env))
  return app
}

function listen(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = errorCode(error) === 'EADDRINUSE'
      reject(new StartFailure(taken ? 'start.port-taken' : 'start.address-refused', { host, port }, { cause: error }))
    })
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
