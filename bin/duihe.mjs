#!/usr/bin/env node
// The command as a link on the PATH: hands over to the pinned Node with the .tsx hook.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const setup = spawnSync(process.execPath, [at('scripts/setup.mjs')], { stdio: 'inherit', cwd: at('.') })
if (setup.status !== 0) process.exit(1)
const args = ['--import', at('scripts/tsx.mjs'), at('src/main.ts'), ...process.argv.slice(2)]
const { status } = spawnSync(at('node_modules/.bin/node'), args, { stdio: 'inherit' })
process.exit(status ?? 1)
