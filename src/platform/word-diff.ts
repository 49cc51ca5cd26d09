/** A stretch of text that both versions have, that is new, or that is gone. */
export type Stretch = { kind: 'same' | 'new' | 'gone'; text: string }

/** Beyond this many comparisons two texts are shown as wholly replaced: nobody reads such a difference word by word. */
const COMPARISONS_MAX = 4_000_000

/** What changed between two texts, word by word; Chinese words are words too. Joined, `same` and `new` are the later text. */
export function wordDiff(before: string, after: string): Stretch[] {
  const [old, young] = [wordsOf(before), wordsOf(after)]
  let start = 0
  while (start < old.length && start < young.length && old[start] === young[start]) start++
  let end = 0
  while (end < old.length - start && end < young.length - start && old.at(-1 - end) === young.at(-1 - end)) end++
  const middle = between(old.slice(start, old.length - end), young.slice(start, young.length - end))
  const same = (words: string[]): Stretch => ({ kind: 'same', text: words.join('') })
  return joined([same(young.slice(0, start)), ...middle, same(young.slice(young.length - end))])
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

// The longest common subsequence, read off a table of its lengths from the end.
function between(old: string[], young: string[]): Stretch[] {
  const whole: Stretch[] = [
    { kind: 'gone', text: old.join('') },
    { kind: 'new', text: young.join('') },
  ]
  if (old.length === 0 || young.length === 0 || old.length * young.length > COMPARISONS_MAX) return whole
  const width = young.length + 1
  const longest = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = young.length - 1; j >= 0; j--)
      longest[i * width + j] =
        old[i] === young[j]
          ? 1 + longest[(i + 1) * width + j + 1]!
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
  const found: Stretch[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < young.length) {
    const [word, next] = [old[i], young[j]]
    if (word !== undefined && word === next) {
      found.push({ kind: 'same', text: word })
      i++
      j++
    } else if (
      next === undefined ||
      (word !== undefined && longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)
    ) {
      found.push({ kind: 'gone', text: word ?? '' })
      i++
    } else {
      found.push({ kind: 'new', text: next })
      j++
    }
  }
  return found
}

function joined(stretches: Stretch[]): Stretch[] {
  const found: Stretch[] = []
  for (const { kind, text } of stretches) {
    const last = found.at(-1)
    if (text === '') continue
    if (last?.kind === kind) last.text += text
    else found.push({ kind, text })
  }
  return found
}
