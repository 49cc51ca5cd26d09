import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

type Manifest = Record<string, { file: string; name?: string; isEntry?: boolean }>

/** Where the built styles and islands lie. */
export const assetFolder = fileURLToPath(new URL('../../dist/client', import.meta.url))

const MANIFEST = `${assetFolder}/.vite/manifest.json`

let addressesByName: Map<string, string> | undefined

/** The address of a built asset. The name changes with the content, so browsers may keep it for ever. */
export function assetAddress(name: string): string {
  addressesByName ??= readManifest()
  return addressesByName.get(name) ?? `/assets/${name}`
}

function readManifest(): Map<string, string> {
  if (!existsSync(MANIFEST)) return new Map()
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Manifest
  return new Map(
    Object.values(manifest)
      .filter((entry) => entry.isEntry)
      .map((entry) => [`${entry.name}.${entry.file.split('.').at(-1)}`, `/${entry.file}`]),
  )
}
