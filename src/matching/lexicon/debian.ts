import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { SourceNote } from './manifest.ts'

/** Data that Debian packages bring, where it lies and whose it is. Nothing of it is part of this program. */
export const DEBIAN_DICTIONARIES = {
  ding: { name: 'trans-de-en', file: 'usr/share/trans/de-en', licence: 'GPL-2.0-or-later' },
  mueller: { name: 'mueller7-dict', file: 'usr/share/dictd/mueller7.dict.dz', licence: 'GPL-2.0-or-later' },
  wikdict: { name: 'dict-freedict-deu-rus', file: 'usr/share/dictd/freedict-deu-rus.dict.dz', licence: 'CC BY-SA' },
  hanja: { name: 'libhangul-data', file: 'usr/share/libhangul/hanja/hanja.txt', licence: 'BSD-3-Clause' },
  edict: { name: 'edict', file: 'usr/share/edict/edict', licence: 'CC BY-SA 3.0' },
} as const

type Dictionary = (typeof DEBIAN_DICTIONARIES)[keyof typeof DEBIAN_DICTIONARIES]

/** The text of a dictionary, or undefined when its package is not there. */
export function readDebian(root: string, { file }: Dictionary, encoding = 'utf-8'): string | undefined {
  const path = join(root, file)
  if (!existsSync(path)) return undefined
  const bytes = readFileSync(path)
  return new TextDecoder(encoding).decode(file.endsWith('.dz') ? gunzipSync(bytes) : bytes)
}

export function noteOf(root: string, { name, licence }: Dictionary, language: string, entries: number): SourceNote {
  return { name: `Debian ${name}`, version: debianVersion(root, name), licence, languages: [language], entries }
}

/** The version of an installed package, or of one that was only unpacked, from the first line of its changelog. */
export function debianVersion(root: string, name: string): string {
  const status = join(root, 'var/lib/dpkg/status')
  const installed = existsSync(status)
    ? new RegExp(`^Package: ${name}\\n(?:.+\\n)*?Version: (.+)$`, 'm').exec(readFileSync(status, 'utf8'))?.[1]
    : undefined
  if (installed) return installed
  const folder = join(root, 'usr/share/doc', name)
  const changelog = existsSync(folder) && readdirSync(folder).find((file) => /^changelog\.Debian\.gz$/i.test(file))
  if (!changelog) return 'unknown'
  const first = gunzipSync(readFileSync(join(folder, changelog)))
    .toString('utf8')
    .split('\n', 1)[0]
  return /\(([^)]+)\)/.exec(first ?? '')?.[1] ?? 'unknown'
}
