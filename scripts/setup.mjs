// Runs on whatever Node the machine has (18 or newer): plain JavaScript, no packages, nothing new.
// Makes node_modules match package-lock.json and builds what browsers load. Says what it does, on stderr, when it does something.
// `setup.mjs test` also fetches what the tests need: development packages, Debian's Chromium, fonts and readers.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const forTests = process.argv[2] === 'test'
const windows = process.platform === 'win32'
const STAMP = join('node_modules', '.setup.json')

await installPackages()
await buildClient()
if (forTests) await installTestTools()

async function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync('package-lock.json'))
    .update(process.platform + process.arch)
    .digest('hex')
  const have = existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, 'utf8')) : {}
  if (have.lock === lock && (have.dev || !forTests)) return
  // Packages that several checkouts share are looked after where they lie; `npm ci` would empty them for all.
  if (lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink()) return
  const dev = forTests || Boolean(have.dev)
  // `npm ci` empties node_modules first; adding to a whole one must not, a program may be running from it.
  const verb = have.lock === lock ? ['install', '--no-save'] : ['ci']
  const args = [
    ...verb,
    dev ? '--include=dev' : '--omit=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  await step(
    `Installing packages (${dev ? 'with development tools, ' : ''}once; about ${dev ? 900 : 700} MB)`,
    windows ? 'npm.cmd' : 'npm',
    args,
  )
  writeFileSync(STAMP, JSON.stringify({ lock, dev }))
}

async function buildClient() {
  const built = join('dist', 'client', '.vite', 'manifest.json')
  const newest = Math.max(...['src/web', 'src/ui', 'vite.config.ts'].map(newestChange))
  if (existsSync(built) && statSync(built).mtimeMs > newest) return
  mkdirSync('dist', { recursive: true })
  const node = join('node_modules', '.bin', windows ? 'node.cmd' : 'node')
  await step('Building styles and islands', node, [
    join('node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    '--logLevel',
    'error',
  ])
}

// Each tool with the Debian package it comes in and a file that shows it is there.
async function installTestTools() {
  const wanted = [
    ['chromium', '/usr/bin/chromium'],
    ['fonts-noto-cjk', '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'],
    ['libreoffice-writer-nogui', '/usr/lib/libreoffice/program/libswlo.so'],
    ['libreoffice-calc-nogui', '/usr/lib/libreoffice/program/libsclo.so'],
    ['poppler-utils', '/usr/bin/pdftotext'],
    ['zbar-tools', '/usr/bin/zbarimg'],
    ['khal', '/usr/bin/khal'],
    ['python3-docx', '/usr/lib/python3/dist-packages/docx/__init__.py'],
    ['python3-openpyxl', '/usr/lib/python3/dist-packages/openpyxl/__init__.py'],
  ]
  const missing = wanted.filter(([, file]) => !existsSync(file)).map(([name]) => name)
  if (missing.length === 0) return
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.error(`The tests need ${missing.join(', ')}. Please run as root:  ${line}`)
    process.exit(1)
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await step('Reading Debian’s package lists', 'apt-get', ['update', '-qq'], env)
  await step(
    `Installing ${missing.join(', ')}`,
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...missing],
    env,
  )
}

function newestChange(path) {
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs
  const files = readdirSync(path, { withFileTypes: true })
  return Math.max(
    0,
    ...files
      .filter((file) => file.isDirectory() || /\.(css|svg|ts)$/.test(file.name))
      .map((file) => newestChange(join(path, file.name))),
  )
}

// Runs a command under a line that tells a waiting person that it lives.
async function step(title, command, args, env = process.env) {
  const begun = Date.now()
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`
  const live = process.stderr.isTTY
  process.stderr.write(live ? `${title} …` : `${title} …\n`)
  const ticking = setInterval(
    () => process.stderr.write(live ? `\r${title} … ${seconds()}` : `  … ${seconds()}\n`),
    live ? 1000 : 15_000,
  )
  const output = []
  const code = await new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: windows, env })
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    child.on('error', (error) => {
      output.push(String(error))
      resolve(1)
    })
    child.on('exit', resolve)
  })
  clearInterval(ticking)
  process.stderr.write(
    live
      ? `\r${title}: ${code === 0 ? 'done' : 'failed'}, ${seconds()}\n`
      : `${title}: ${code === 0 ? 'done' : 'failed'}, ${seconds()}\n`,
  )
  if (code === 0) return
  process.stderr.write(`${output.join('').split('\n').slice(0, 15).join('\n')}\n`)
  process.exit(1)
}

// Kept for old npm versions that leave the link to the pinned Node without its executable bit.
if (!windows && spawnSync(join('node_modules', '.bin', 'node'), ['--version']).status !== 0) {
  console.error(
    'The pinned Node could not be started from node_modules/.bin/node. Delete node_modules and run the command again.',
  )
  process.exit(1)
}
