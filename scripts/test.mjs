// The README's test command: style, types, dead code, then every test, on the embedded PostgreSQL 18 and on Debian's 15 where it is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'

const only = process.argv.slice(2)
const OLD_SERVER = '/usr/lib/postgresql/15/bin/postgres'

if (only.length === 0) {
  run('Style and common mistakes', 'biome', ['check', '.'])
  run('Types', 'tsc', ['-p', '.'])
  run('Unused files, exports and packages', 'knip', [])
}
const files = only.length > 0 ? only : globSync(['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts'])
test('Tests on PostgreSQL 18', files)
if (only.length === 0) {
  // Rules that live in the database are proved on the oldest server we promise, too.
  if (existsSync(OLD_SERVER))
    test('Database tests on PostgreSQL 15', globSync('src/**/*.test.ts').filter(usesDatabase), { TEST_POSTGRES: '15' })
  else console.log('PostgreSQL 15 is not installed; its run was left out.')
}

function usesDatabase(file) {
  return spawnSync('grep', ['-q', 'testDatabase', file]).status === 0
}

function test(title, list, env = {}) {
  run(
    title,
    'node',
    [
      '--import',
      './scripts/tsx.mjs',
      '--test',
      '--test-concurrency=2',
      '--test-reporter=./scripts/reporter.mjs',
      ...list,
    ],
    env,
  )
}

function run(title, command, args, env = {}) {
  const begun = Date.now()
  console.log(`\n── ${title}`)
  const { status } = spawnSync(`node_modules/.bin/${command}`, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  if (status !== 0) {
    console.error(`${title}: failed`)
    process.exit(1)
  }
  console.log(`   ${((Date.now() - begun) / 1000).toFixed(1)} s`)
}
