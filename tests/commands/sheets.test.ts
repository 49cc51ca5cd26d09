import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { typed } from '#intake/intake.test-data.ts'
import { formOf } from '#intake/kinds.ts'
import { readSheet } from '#platform/sheets/read.ts'
import { duihe, startDuihe, temporaryFolder } from './program.ts'

const folder = temporaryFolder()
const at = (name: string) => join(folder.path, name)
const run = (...args: string[]) => duihe(args)
const data = ['--data', at('data')]

// The commands join a program that runs, as they do at an office.
let program: Awaited<ReturnType<typeof startDuihe>>
before(async () => {
  program = await startDuihe(data)
  const put = (name: string, rows: Parameters<typeof typed>[0]) => writeFileSync(at(name), typed(rows))
  put('who.xlsx', [
    ['单位名称', '单位类型', '国家'],
    ['示例常工电子', '企业', '中国'],
    ['示例三恒科技', '企业', '中国'],
  ])
  put('good.xlsx', [
    ['单位', '编号', '成果名称'],
    ['示例常工电子', 'G-1', '好成果'],
  ])
  put('bad.xlsx', [
    ['单位', '编号', '成果名称', 'TRL'],
    ['示例三恒科技', 'B-1', '坏成果', '十级'],
    ['示例三恒科技', 'B-2', '可以', 6],
  ])
  writeFileSync(at('no.pdf'), '%PDF-1.7')
  assert.equal((await run('import', 'organisations', at('who.xlsx'), ...data)).code, 0)
})
after(async () => {
  program.process.kill('SIGTERM')
  await program.ended
  folder.remove()
})

test('import reports every file and every problem, marks the bad cells, and ends with 1 when rows were rejected', async () => {
  const looked = await run('import', 'offers', at('good.xlsx'), '--dry-run', ...data)
  assert.deepEqual([looked.code, looked.stderr], [0, ''])
  assert.match(looked.stdout, /1 row, 1 to create, 0 to update, 0 unchanged, 0 to reject\. Nothing was imported\./)

  const { code, stdout, stderr } = await run(
    'import',
    'offers',
    at('good.xlsx'),
    at('bad.xlsx'),
    at('no.pdf'),
    '--json',
    '--report',
    at('out.xlsx'),
    ...data,
  )
  assert.equal(code, 1)
  const { files } = JSON.parse(stdout)
  assert.deepEqual(
    files.map(({ rows, created, rejected }: Record<string, number>) => [rows, created, rejected]),
    [
      [1, 1, 0],
      [2, 1, 1],
      [undefined, undefined, undefined],
    ],
  )
  assert.equal(files[2].refused, 'sheets.not-a-sheet')
  assert.match(stderr, /bad\.xlsx: Row 2 TRL: “十级” is not among the choices\./)
  assert.match(stderr, /no\.pdf: This is not a spreadsheet/)
  const marked = readSheet(readFileSync(at('out-bad.xlsx')), 'x.xlsx', formOf('offers'))
  assert.ok(marked.ok && marked.reasonColumn === 5)

  const again = await run('import', 'offers', at('good.xlsx'), '--json', ...data)
  assert.equal(again.code, 0)
  const [{ file, ...rest }] = JSON.parse(again.stdout).files
  assert.deepEqual(rest, { rows: 1, created: 0, updated: 0, unchanged: 1, rejected: 0, problems: [] })
  assert.equal(file, at('good.xlsx'))
})

test('what is exported comes in again unchanged; without a file it goes to stdout', async () => {
  const written = await run('export', 'organisations', '--format', 'csv', '-o', at('all.csv'), ...data)
  assert.equal(written.code, 0)
  const back = await run('import', 'organisations', at('all.csv'), '--json', ...data)
  const [{ unchanged, rows }] = JSON.parse(back.stdout).files
  assert.deepEqual([unchanged, back.code], [rows, 0])
  const lines = await run('export', 'offers', '--format', 'jsonl', ...data)
  assert.deepEqual(
    lines.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).reference),
    ['G-1', 'B-2'],
  )
})

test('a template is written, and wrong words are answered with the right ones', async () => {
  assert.equal((await run('template', 'needs', '--lang', 'zh', '-o', at('needs.xlsx'))).code, 0)
  assert.ok(existsSync(at('needs.xlsx')))
  const kind = await run('template', 'circus')
  assert.equal(kind.code, 2)
  assert.match(kind.stderr, /organisations, people, offers, needs, wishes/)
  assert.equal((await run('import', 'offers', at('absent.xlsx'), ...data)).code, 2)
  assert.equal((await run('import', 'wishes', at('good.xlsx'), '--event', 'no-such', ...data)).code, 1)
})
