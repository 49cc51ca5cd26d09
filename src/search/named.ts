import type { Db } from '#platform/database/connect.ts'
import { matchesName } from '#platform/names.ts'
import type { Directory, ListedEvent, ListedOrganisation } from './directory.ts'
import { getStock } from './stock.ts'
import { editsBetween } from './words/edits.ts'
import { type Piece, piecesOf } from './words/terms.ts'

/** Organisations and events whose name answers to a search, best first. */
export type Named = { organisations: ListedOrganisation[]; events: ListedEvent[] }

export async function listNamed(db: Db, typed: string): Promise<Named> {
  return typed ? findNamed(typed, (await getStock(db)).directory) : { organisations: [], events: [] }
}

/** By name in any of its languages, by full pinyin or initials, by the place; a slip in a longer word is forgiven. */
export function findNamed(typed: string, { organisations, events }: Directory): Named {
  const asked = askedFor(typed)
  if (asked.pieces.length === 0) return { organisations: [], events: [] }
  const byName = [...organisations.values()].map((each) => ({
    each,
    worth: worthOf(asked, { names: Object.values(each.name), initials: each.initials, places: [each.city ?? ''] }),
  }))
  const byTitle = events.map((each) => ({
    each,
    worth: worthOf(asked, { names: Object.values(each.name), places: Object.values(each.city) }),
  }))
  return { organisations: best(byName), events: best(byTitle) }
}

type AskedName = { typed: string; pieces: Piece[] }

function askedFor(typed: string): AskedName {
  const bare = typed
    .slice(0, TYPED_MAX)
    .replace(/["“”„「」『』«»]/g, ' ')
    .trim()
  return { typed: bare, pieces: piecesOf(bare) }
}

type Called = { names: string[]; initials?: string; places: string[] }

// The very name first, then what begins so, what has it within, what is read so, what lies there.
function worthOf({ typed, pieces }: AskedName, { names, initials, places }: Called): number {
  const wanted = folded(typed)
  const own = names.map(folded)
  if (own.includes(wanted)) return 5
  if (own.some((name) => name.startsWith(wanted))) return 4
  if (own.some((name) => hasAll(pieces, name, 0))) return 3
  if (isReadSo(typed, names, initials)) return 2
  if (places.some((place) => place && hasAll(pieces, folded(place), 0))) return 1
  return own.some((name) => hasAll(pieces, name, 1)) ? 0.5 : 0
}

function isReadSo(typed: string, names: string[], initials: string | undefined): boolean {
  // One letter begins half of all names.
  if (!/^[\p{Script=Latin}\s'’-]{2,}$/u.test(typed)) return false
  return matchesName(typed, initials === undefined ? { names } : { names, initials })
}

function hasAll(pieces: Piece[], name: string, slips: 0 | 1): boolean {
  const words = piecesOf(name)
  return pieces.every(({ text, isUnspaced }) =>
    isUnspaced
      ? name.includes(text)
      : words.some(
          (word) =>
            word.text === text || (slips > 0 && text.length >= SLIP_FROM && editsBetween(word.text, text, 1) <= 1),
        ),
  )
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•・]+/g, ' ')
    .trim()
}

function best<T>(ranked: { each: T; worth: number }[]): T[] {
  return ranked
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, SHOWN_MAX)
    .map(({ each }) => each)
}

const TYPED_MAX = 60
const SLIP_FROM = 5
const SHOWN_MAX = 100
