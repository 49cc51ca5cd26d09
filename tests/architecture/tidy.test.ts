import assert from 'node:assert/strict'
import { test } from 'node:test'
import { code, isExcused, product, root, sources } from './sources.ts'

const FILE_LINES_MAX = 400
const MEDIAN_LINES_MAX = 80
const FUNCTION_LINES_MAX = 60
const VIEW_LINES_MAX = 80

const everything = [
  ...product,
  ...sources('tests/**/*.ts'),
  ...sources('bench/**/*.ts'),
  ...sources('scripts/*'),
  ...sources('db/migrations/*.sql'),
]

test('no file is longer than a person can hold in mind', () => {
  const lengths = product.map(({ lines }) => lines.length).sort((a, b) => a - b)
  const at = (share: number) => lengths[Math.floor((lengths.length - 1) * share)] ?? 0
  console.log(`files ${lengths.length}, lines: median ${at(0.5)}, p90 ${at(0.9)}, longest ${at(1)}`)
  assert.deepEqual(
    product.filter(({ lines }) => lines.length > FILE_LINES_MAX).map(({ path, lines }) => `${path} ${lines.length}`),
    [],
  )
  assert.ok(at(0.5) <= MEDIAN_LINES_MAX, `median file has ${at(0.5)} lines`)
})

test('no function is longer than a screen', () => {
  const long = code.flatMap(({ path, lines }) =>
    functionsOf(lines)
      .filter(({ length }) => length > (path.endsWith('.tsx') ? VIEW_LINES_MAX : FUNCTION_LINES_MAX))
      .map(({ name, length }) => `${path} ${name} ${length}`),
  )
  assert.deepEqual(long, [])
})

test('rooms have names that say something', () => {
  const empty = /\/(index|utils?|helpers?|types|service|manager|common|misc)(\.tsx?$|\/)/
  assert.deepEqual(
    product.filter(({ path }) => empty.test(path)).map(({ path }) => path),
    [],
  )
})

test('nothing is left lying about', () => {
  const leftovers = /\b(?:test|it|describe)\.(?:only|todo)\(|^\s*debugger\b|\bTODO\b|\bFIXME\b|@ts-ignore/
  const found = everything
    .filter(({ path }) => !path.endsWith('tidy.test.ts'))
    .flatMap(({ path, lines }) => lines.filter((line) => leftovers.test(line)).map((line) => `${path}: ${line.trim()}`))
  assert.deepEqual(found, [])
})

test('no secret, registry or machine path stands in the project', () => {
  const lock = sources('package-lock.json')[0]
  assert.equal(lock?.text.includes('"resolved"'), false)
  const paths = new RegExp(['/wo', 'rk/|/ho', 'me/\\w+/|registry\\.npm', 'js'].join(''))
  const found = [...everything, ...sources('*.md'), ...sources('docs/**/*.md')].flatMap(({ path, lines }) =>
    lines.filter((line) => paths.test(line)).map((line) => `${path}: ${line.trim()}`),
  )
  assert.deepEqual(found, [], root)
})

test('every module tells its story on one page', () => {
  const modules = ['people', 'catalogue', 'matching', 'events', 'meetings', 'outcomes', 'reporting', 'intake']
  const told = sources('src/*/README.md').map(({ path }) => path.split('/')[1])
  assert.deepEqual(
    modules.filter((module) => !told.includes(module)),
    [],
  )
})

// Top-level functions only: from their first line to the brace that closes them at the margin.
function functionsOf(lines: string[]): { name: string; length: number }[] {
  return lines.flatMap((line, start) => {
    const name = /^(?:export )?(?:async )?function\*? (\w+)/.exec(line)?.[1]
    if (!name || isExcused(lines[start - 1] ?? '', 'length')) return []
    const end = lines.findIndex((later, i) => i > start && later === '}')
    return [{ name, length: end - start + 1 }]
  })
}
