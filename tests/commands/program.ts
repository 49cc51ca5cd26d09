// The program as an operator runs it: its own process, its own folder.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../architecture/sources.ts'

export type Ended = { code: number | null; stdout: string; stderr: string }
export type Running = { process: ChildProcess; address: string; output: () => string; ended: Promise<Ended> }

type Options = { env?: Record<string, string>; uid?: number }

/** A folder of its own, open to every user, removed at the end. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'duihe-program-'))
  chmodSync(path, 0o755)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Runs `duihe …` to its end. */
export function duihe(args: string[], options: Options = {}): Promise<Ended> {
  return launch(args, options).ended
}

/** Starts `duihe start …` and waits until it says where it can be reached. */
export async function startDuihe(args: string[], options: Options = {}): Promise<Running> {
  const running = launch(['start', '--port', '0', ...args], options)
  const address = await Promise.race([
    running.address,
    running.ended.then(({ code, stderr }) => Promise.reject(new Error(`the program ended with ${code}: ${stderr}`))),
  ])
  return { ...running, address }
}

function launch(args: string[], { env = {}, uid }: Options) {
  const child = spawn(join(root, 'node_modules/.bin/node'), ['--import', './scripts/tsx.mjs', 'src/main.ts', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', LANG: 'C.UTF-8', DUIHE_LEXICON: 'none', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  let stdout = ''
  let stderr = ''
  const address = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk) => {
      stdout += chunk
      const found = /ready:\s+(http:\S+)/.exec(stdout)?.[1]
      if (found) resolve(found)
    })
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })))
  return { process: child, address, ended, output: () => stdout + stderr }
}
