import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { tallyImport } from '#intake/import-record.ts'
import { gb18030 } from '#intake/intake.test-data.ts'
import { goodOf, messyOffers } from '#intake/messy.test-data.ts'
import { getWorkbook, importWorkbook, takeIn } from '#intake/workbooks.ts'
import { type Cluster, startCluster, stopCluster } from '#platform/database/cluster.ts'
import { connect } from '#platform/database/connect.ts'
import { openDatabase } from '#platform/database/open.ts'
import { bringCast } from '#tests/world/cast.ts'
import { startDuihe, temporaryFolder } from '../commands/program.ts'

const ROWS = 1500

test('the program is killed twice in the middle of an import: every row is taken once', async () => {
  const folder = temporaryFolder()
  const cluster = await startCluster(folder.path)
  const url = await makeDatabase(cluster)
  const { db, close } = await openDatabase({ dataFolder: 'unused', url })
  const { organiser } = await bringCast(db)
  const bytes = gb18030(messyOffers(ROWS, ['示例常工电子', '示例三恒科技']))
  const id = await takeIn(db, organiser, { fileName: '大表.csv', bytes }, { kind: 'offers', publish: false })
  const begun = await importWorkbook(db, organiser, id)
  const importId = begun.state === 'importing' ? begun.importId : ''
  const done = async () => {
    const { rows, left } = await tallyImport(db, importId)
    return rows - left
  }
  const start = () => startDuihe([], { env: { DATABASE_URL: url, DUIHE_LOG: 'silent' } })

  for (let kill = 1; kill <= 2; kill++) {
    const program = await start()
    const from = await done()
    while ((await done()) < from + 200) await wait(20)
    program.process.kill('SIGKILL')
    await program.ended
  }
  assert.ok((await done()) < ROWS, 'the kills came while it was coming in')
  const program = await start()
  while ((await getWorkbook(db, organiser, id)).standing?.state !== 'imported') await wait(100)
  program.process.kill('SIGTERM')
  await program.ended

  const { standing } = await getWorkbook(db, organiser, id)
  assert.ok(standing?.state === 'imported')
  const { counts, left } = standing
  assert.deepEqual([counts.rows, counts.created, counts.rejected, left], [ROWS, goodOf(ROWS), ROWS - goodOf(ROWS), 0])
  const { rows } = await sql<{ listings: number; facts: number }>`
    select (select count(*)::int from catalogue.listing) as listings,
      (select count(*)::int from platform.fact where kind = 'offer.added') as facts`.execute(db)
  assert.deepEqual(rows[0], { listings: goodOf(ROWS), facts: goodOf(ROWS) })
  await close()
  await stopCluster(cluster)
  folder.remove()
})

async function makeDatabase(cluster: Cluster): Promise<string> {
  const admin = connect(cluster.url, { max: 1 })
  await sql`create database arriving`.execute(admin)
  await admin.destroy()
  return cluster.url.replace(/\/postgres$/, '/arriving')
}
