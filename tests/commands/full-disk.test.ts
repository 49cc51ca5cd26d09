import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { duihe, startDuihe, temporaryFolder } from './program.ts'

const disk = smallDisk(80)
after(() => disk?.remove())
const options = { skip: !disk && 'a small disk can only be mounted by root' }

test('a disk without room for a database is named, and so is one without room for its tables', options, async () => {
  for (const megabytes of [20, 41]) {
    const small = smallDisk(megabytes)
    try {
      const { code, stderr } = await duihe(['start', '--port', '0', '--data', join(small?.path ?? '', 'data')])
      assert.equal(code, 1)
      assert.match(stderr, /The disk that holds \S+ is full\. Free some space, or choose another folder with --data\./)
    } finally {
      small?.remove()
    }
  }
})

test('a disk that filled up while the program rested is named at the next start', options, async () => {
  const data = join(disk?.path ?? '', 'data')
  const first = await startDuihe(['--data', data])
  first.process.kill('SIGTERM')
  await first.ended
  fillUp(disk?.path ?? '')
  const { code, stderr } = await duihe(['start', '--port', '0', '--data', data])
  assert.equal(code, 1)
  assert.match(stderr, /The disk that holds \S+ is full/)
  writeFileSync(join(disk?.path ?? '', 'ballast'), '')
  const second = await startDuihe(['--data', data])
  second.process.kill('SIGTERM')
  assert.equal((await second.ended).code, 0)
})

/** A disk in memory with so much room and no more; nothing where the system lets nobody mount one. */
function smallDisk(megabytes: number): { path: string; remove: () => void } | undefined {
  const folder = temporaryFolder()
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder.path])
  if (status !== 0) {
    folder.remove()
    return undefined
  }
  const remove = () => {
    spawnSync('umount', [folder.path])
    folder.remove()
  }
  return { path: folder.path, remove }
}

function fillUp(path: string): void {
  spawnSync('dd', ['if=/dev/zero', `of=${join(path, 'ballast')}`, 'bs=64k'])
  assert.ok(readFileSync(join(path, 'ballast')).length > 0)
}
