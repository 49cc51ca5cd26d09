import assert from 'node:assert/strict'
import { chmodSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { after, test } from 'node:test'
import pg from 'pg'
import { isOpenToOthers } from '#platform/database/binaries.ts'
import { testDatabase } from '#tests/world/database.ts'
import { root } from '../architecture/sources.ts'
import { duihe, startDuihe, temporaryFolder } from './program.ts'

const isRoot = process.getuid?.() === 0
const NOBODY = 65534

const folder = temporaryFolder()
after(() => folder.remove())

test('the program starts on an empty folder, answers, is the only one there, and ends in good order', async () => {
  const running = await startDuihe(['--data', folder.path])
  assert.match(running.output(), /Administrator link: {2}http:\S+\/zh\/sign-in\/\S{40,}/)
  assert.equal((await fetch(`${running.address}/zh`)).status, 200)
  assert.equal(await (await fetch(`${running.address}/readyz`)).text(), 'ok')

  const second = await duihe(['start', '--port', '0', '--data', folder.path])
  assert.equal(second.code, 1)
  assert.match(second.stderr, /is in use by a Duihe that is running/)

  const beside = await duihe(['user', 'list', '--json', '--data', folder.path])
  assert.equal(beside.code, 0)
  assert.equal(JSON.parse(beside.stdout).users.length, 1)

  running.process.kill('SIGTERM')
  assert.equal((await running.ended).code, 0)
})

test('a command works when the program is not running', async () => {
  const { code, stdout } = await duihe(['doctor', '--json', '--data', folder.path])
  assert.equal(code, 0)
  assert.equal(JSON.parse(stdout).healthy, true)
})

test('a program killed without a word leaves a folder that starts again', async () => {
  const first = await startDuihe(['--data', folder.path])
  first.process.kill('SIGKILL')
  await first.ended
  const second = await startDuihe(['--data', folder.path])
  assert.equal((await fetch(`${second.address}/readyz`)).status, 200)
  second.process.kill('SIGTERM')
  assert.equal((await second.ended).code, 0)
})

test('a port somebody else uses is named, with what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { code, stderr } = await duihe(['start', '--port', String(port), '--data', folder.path])
  other.close()
  assert.equal(code, 1)
  assert.match(
    stderr,
    new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is already in use\\. Choose another one with --port`),
  )
})

test('a database that cannot be reached is named without its password', async () => {
  const { code, stderr } = await duihe(['start', '--port', '0'], {
    env: { DATABASE_URL: 'postgres://duihe:secret@127.0.0.1:1/duihe' },
  })
  assert.equal(code, 1)
  assert.match(stderr, /cannot be reached \(ECONNREFUSED\)\. Check DATABASE_URL/)
  assert.doesNotMatch(stderr, /secret/)
})

test('an address that is none is refused by name', async () => {
  const { code, stderr } = await duihe(['start'], { env: { DATABASE_URL: 'mysql://nowhere' } })
  assert.equal(code, 1)
  assert.match(stderr, /The setting DATABASE_URL is not usable/)
})

test('a server that may forget commits is refused', async () => {
  await using world = await testDatabase()
  const { code, stderr } = await duihe(['start', '--port', '0'], { env: { DATABASE_URL: world.url } })
  assert.equal(code, 1)
  assert.match(stderr, /runs with (fsync|full_page_writes|synchronous_commit) off/)
})

test('a database of a newer program is left alone', async () => {
  await using world = await testDatabase()
  const admin = new pg.Client({ connectionString: world.url })
  await admin.connect()
  await admin.query("insert into public.migration values ('9999-from-the-future', 'x', now())")
  await admin.end()
  const { code, stderr } = await duihe(['migrate', '--plan'], { env: { DATABASE_URL: world.url } })
  assert.equal(code, 1)
  assert.match(stderr, /brought up to date by a newer Duihe \(step 9999-from-the-future/)
})

test('wrong usage is told apart from failure', async () => {
  const ended = await Promise.all([duihe(['no-such-command']), duihe(['start', '--port', 'eighty']), duihe([])])
  assert.deepEqual(
    ended.map(({ code }) => code),
    [2, 2, 2],
  )
})

test('a person who is not root starts it in a folder of their own', {
  skip: isRoot && isOpenToOthers(root) ? false : 'needs root and a checkout open to others',
}, async () => {
  const own = temporaryFolder()
  chmodSync(own.path, 0o777)
  const running = await startDuihe(['--data', `${own.path}/data`], { uid: NOBODY })
  assert.equal((await fetch(`${running.address}/zh`)).status, 200)
  running.process.kill('SIGTERM')
  assert.equal((await running.ended).code, 0)
  own.remove()
})

test('a folder that cannot be written is named', {
  skip: isRoot && isOpenToOthers(root) ? false : 'needs root and a checkout open to others',
}, async () => {
  const closed = temporaryFolder()
  mkdirSync(`${closed.path}/data`, { mode: 0o555 })
  const { code, stderr } = await duihe(['start', '--port', '0', '--data', `${closed.path}/data`], { uid: NOBODY })
  closed.remove()
  assert.equal(code, 1)
  assert.match(stderr, /cannot be written \(EACCES\)/)
})
