import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { floors, ground } from '../../src/floors.ts'
import { code, floorOf, isExcused, product, root } from './sources.ts'

const heights = new Map(
  floors.flatMap((folders, height) => folders.map((folder): [string, number] => [folder, height])),
)

test('every folder of the house stands on a floor', () => {
  const folders = readdirSync(`${root}src`, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  assert.deepEqual(
    folders.map(({ name }) => name).filter((name) => !heights.has(name)),
    [],
  )
})

test('a folder imports only from floors below its own', () => {
  assert.deepEqual(
    imports()
      .filter(({ from, to, line }) => from !== to && height(to) >= height(from) && !isExcused(line, 'floor'))
      .map(({ where }) => where),
    [],
  )
})

test('nobody climbs out of a folder with ../', () => {
  const climbing = code
    .filter(({ path }) => floorOf(path))
    .flatMap(({ path, lines }) => {
      const depth = path.split('/').length - 3
      return lines
        .filter((line) => new RegExp(`from '(\\.\\./){${depth + 1},}`).test(line))
        .map((line) => `${path}: ${line.trim()}`)
    })
  assert.deepEqual(climbing, [])
})

test('the ground knows no word of the field', () => {
  const field = [...heights.keys()].filter((folder) => height(folder) > height('ui') && height(folder) < height('web'))
  const words = new RegExp(`'(${field.join('|')})\\.`)
  const heard = code
    .filter(({ path }) => (ground as readonly string[]).includes(floorOf(path) ?? ''))
    .flatMap(({ path, lines }) => lines.filter((line) => words.test(line)).map((line) => `${path}: ${line.trim()}`))
  assert.deepEqual(heard, [])
})

test('a table is written only by the folder that owns it', () => {
  const writing = /(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)\.\w+/g
  const strangers = product
    .filter(({ path }) => !path.includes('.test'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(writing)].filter(([, owner]) => owner !== floorOf(path)).map(([found]) => `${path}: ${found}`),
    )
  assert.deepEqual(strangers, [])
})

test('raw SQL writes only tables of its own folder', () => {
  const writing = /\b(?:insert into|update|delete from)\s+(\w+)\.\w+/gi
  const schemas = new Set(heights.keys())
  const strangers = code.flatMap(({ path, text }) =>
    [...text.matchAll(writing)]
      .filter(([, owner]) => schemas.has(owner ?? '') && owner !== floorOf(path))
      .map(([found]) => `${path}: ${found}`),
  )
  assert.deepEqual(strangers, [])
})

function imports() {
  return code.flatMap(({ path, lines }) => {
    const from = floorOf(path)
    if (!from) return []
    return lines.flatMap((line) => {
      const to = /(?:from|import)\s*\(?'#([a-z]+)\//.exec(line)?.[1]
      return to && heights.has(to) ? [{ from, to, line, where: `${path}: ${line.trim()}` }] : []
    })
  })
}

function height(folder: string): number {
  return heights.get(folder) ?? -1
}
