import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Programs of other people that read what we write. A test that needs one is skipped, and says so, where it is absent. */
const python = ['python3', '/usr/bin/python3'].find(
  (program) => spawnSync(program, ['-c', 'import openpyxl']).status === 0,
)
const soffice = ['soffice', 'libreoffice'].find((program) => spawnSync(program, ['--version']).status === 0)

export const withoutOpenpyxl = python === undefined ? 'openpyxl is not installed' : false
export const withoutLibreOffice = soffice === undefined ? 'LibreOffice is not installed' : false

/** Opens each workbook with openpyxl as `book`; the script says what it finds in `found`. */
export function askOpenpyxl(files: Uint8Array[], script: string): unknown[] {
  return inFolder((folder) => {
    const names = files.map((bytes, n) => {
      writeFileSync(join(folder, `${n}.xlsx`), bytes)
      return join(folder, `${n}.xlsx`)
    })
    const env = { ...process.env, PYTHONIOENCODING: 'utf-8' }
    const said = execFileSync(python!, ['-W', 'ignore', '-c', askEach, script, ...names], { encoding: 'utf8', env })
    return JSON.parse(said) as unknown[]
  })
}

const askEach = `
import json, sys, openpyxl
answers = []
for name in sys.argv[2:]:
  scope = {'book': openpyxl.load_workbook(name)}
  exec(sys.argv[1], scope)
  answers.append(scope['found'])
print(json.dumps(answers))`

/** Opens each file in LibreOffice, lets it calculate, and saves it as .xlsx. */
export function resaveInLibreOffice(files: Record<string, Uint8Array>): Record<string, Uint8Array> {
  return inFolder((folder) => {
    const names = Object.keys(files)
    for (const name of names) writeFileSync(join(folder, name), files[name]!)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const target = ['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'out')]
    // CSV: comma, double quote, UTF-8, from line 1; the last switch but one lets cells be taken for formulas and dates.
    const filter = names.some((name) => name.endsWith('.csv')) ? ['--infilter=CSV:44,34,76,1,,0,false,true,true'] : []
    execFileSync(soffice!, [profile, '--headless', ...filter, ...target, ...names.map((name) => join(folder, name))], {
      stdio: 'pipe',
    })
    return Object.fromEntries(
      names.map((name) => [name, readFileSync(join(folder, 'out', name.replace(/\.\w+$/, '.xlsx')))]),
    )
  })
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sheets-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
