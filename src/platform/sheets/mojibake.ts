import iconv from 'iconv-lite'

/** A piece of text that was read in the wrong encoding on its way here, and what it most likely said. */
export type Mojibake = { found: string; meant: string }

/**
 * Finds text that somebody once read in the wrong encoding: `â€™` for `’`, `ä¸­å›½` for 中国, `涓浗` for 中国. Proof is that
 * the signs, written back in the wrong encoding, are valid UTF-8; of Chinese signs eight in a row are needed, since some
 * pairs are valid by chance. What no one can read back (`锟斤拷`) is known by its look.
 */
export function findMojibake(text: string): Mojibake | undefined {
  const lost = /锟斤拷|烫烫烫|屯屯屯|ï¿½/.exec(text)
  if (lost) return { found: lost[0], meant: '' }
  for (const [run] of text.matchAll(WESTERN)) {
    const meant = readBack(iconv.encode(run, 'windows-1252'))
    if (meant !== undefined) return { found: run, meant }
  }
  for (const [run] of text.matchAll(CHINESE)) {
    const bytes = iconv.encode(run, 'gb18030')
    const meant = readBack(bytes.subarray(0, bytes.length - (bytes.length % 3)))
    if (meant !== undefined) return { found: run, meant }
  }
  return undefined
}

const WESTERN = /[\u0080-\u00ffŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{2,}/g
const CHINESE = /[\p{Script=Han}\u2000-\u206f\u3000-\u30ff\uff00-\uffee€]{8,}/gu

function readBack(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
