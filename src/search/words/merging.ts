import { setImmediate as pause } from 'node:timers/promises'
import { PostingsReader } from './postings.ts'
import { type Segment, SegmentWriter } from './segment.ts'

/** One segment out of several, without the documents that are gone. Others are served while it is being made. */
export async function merge(
  segments: readonly Segment[],
  isGone: (segment: Segment, number: number) => boolean,
): Promise<Segment> {
  const writer = new SegmentWriter()
  const places = segments.map(() => 0)
  const heads = segments.map((segment) => (segment.vocabulary.size > 0 ? segment.vocabulary.at(0) : undefined))
  let since = performance.now()
  for (;;) {
    const term = heads.reduce(
      (least, head) => (head !== undefined && (least === undefined || head < least) ? head : least),
      undefined,
    )
    if (term === undefined) break
    const lists = segments.flatMap((segment, i) => (heads[i] === term ? [livingIn(segment, places[i]!, isGone)] : []))
    for (const [number, weight] of inOrder(lists)) writer.add(number, weight)
    writer.end(term)
    for (const [i, segment] of segments.entries()) {
      if (heads[i] !== term) continue
      const place = ++places[i]!
      heads[i] = place < segment.vocabulary.size ? segment.vocabulary.at(place) : undefined
    }
    if (performance.now() - since > BREATH_MS) {
      await pause()
      since = performance.now()
    }
  }
  const documents = segments.flatMap((segment) =>
    Array.from(segment.numbers, (number, i): [number, number] => [number, segment.lengths[i]!]).filter(
      ([number]) => !isGone(segment, number),
    ),
  )
  return writer.finish(documents)
}

type List = { numbers: Uint32Array; weights: Uint8Array }

function livingIn(segment: Segment, place: number, isGone: (segment: Segment, number: number) => boolean): List {
  const size = reader.read(segment.postings(place))
  const numbers = new Uint32Array(size)
  const weights = new Uint8Array(size)
  let kept = 0
  for (let i = 0; i < size; i++) {
    if (isGone(segment, reader.numbers[i]!)) continue
    numbers[kept] = reader.numbers[i]!
    weights[kept++] = reader.weights[i]!
  }
  return { numbers: numbers.subarray(0, kept), weights: weights.subarray(0, kept) }
}

function* inOrder(lists: List[]): Generator<[number, number]> {
  const places = lists.map(() => 0)
  for (;;) {
    let first = -1
    for (let i = 0; i < lists.length; i++) {
      const { numbers } = lists[i]!
      if (places[i]! < numbers.length && (first < 0 || numbers[places[i]!]! < lists[first]!.numbers[places[first]!]!))
        first = i
    }
    if (first < 0) return
    const at = places[first]!++
    yield [lists[first]!.numbers[at]!, lists[first]!.weights[at]!]
  }
}

const reader = new PostingsReader()
const BREATH_MS = 5
