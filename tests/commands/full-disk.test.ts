import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { duihe, temporaryFolder } from './program.ts'

const options = { skip: !canMount() && 'a small disk can only be mounted by root' }

test('a disk without room for a database is named, whichever part of the making met its end', options, async () => {
  for (const megabytes of [20, 30]) {
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

function canMount(): boolean {
  const disk = smallDisk(1)
  disk?.remove()
  return disk !== undefined
}
