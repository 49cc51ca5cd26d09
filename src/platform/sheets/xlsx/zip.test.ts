import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultLimits } from '../limits.ts'
import { openPackage } from './package.ts'
import { zipOf } from './zip.test-data.ts'
import { readZipDirectory, unpack } from './zip-directory.ts'
import { rewritePackage } from './zip-rewrite.ts'

const files = [
  { name: 'a.xml', content: '<a/>'.repeat(1000) },
  { name: '文件.xml', content: '中' },
  { name: 'empty.xml', content: '' },
]

function contents(bytes: Uint8Array): [string, string][] {
  return readZipDirectory(bytes, defaultLimits).map((entry) => [entry.name, unpack(bytes, entry).toString()])
}

test('archives of every writer are read: plain, streamed, with 64-bit sizes, behind a comment', () => {
  const expected = files.map(({ name, content }) => [name, content])
  const ways = [{}, { streamed: true }, { wide: true }, { streamed: true, wide: true }]
  for (const way of ways) assert.deepEqual(contents(zipOf(files.map((file) => ({ ...file, ...way })))), expected)
  const commented = Buffer.concat([zipOf(files), Buffer.from('a comment')])
  commented.writeUInt16LE(9, commented.length - 9 - 2)
  assert.deepEqual(contents(commented), expected)
  const within = zipOf(files)
  const part = new Uint8Array(within.length + 20)
  part.set(within, 10)
  assert.deepEqual(contents(part.subarray(10, 10 + within.length)), expected)
})

test('a rewritten archive has the new parts and keeps the others', () => {
  const opened = openPackage(zipOf(files.map((file) => ({ ...file, streamed: true, wide: true }))), defaultLimits)
  const rewritten = rewritePackage(
    opened,
    new Map([
      ['A.xml', '<b/>'],
      ['new.xml', '<c/>'],
    ]),
  )
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  assert.deepEqual(contents(rewritten), [
    ['a.xml', `${declaration}<b/>`],
    ['文件.xml', '中'],
    ['empty.xml', ''],
    ['new.xml', `${declaration}<c/>`],
  ])
})
