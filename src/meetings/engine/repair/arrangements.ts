import { pickBelow, type Random } from '../search/random.ts'
import { type Arrangement, settle } from './ejection-search.ts'
import type { Ground } from './ground.ts'
import { type Effort, settleInTurn, startSearch } from './in-turn.ts'
import { boundLoss } from './least-loss.ts'
import { lossOf } from './loss.ts'
import { priceOf } from './ways.ts'

/** So many displaced meetings are still looked at together; more of them one after the other, in several orders. */
const mostTogether = 4
const mostOrders = 12
const enoughAlike = 24

type Weighed = { arrangement: Arrangement; loss: number; moves: number }

/** Arrangements for everybody displaced, among them one with the least loss and then the fewest moves that was found. */
export function findArrangements(ground: Ground, effort: Effort, random: Random): Arrangement[] {
  const todo = ground.displaced.filter((meeting) => hasOpenSlot(ground, meeting))
  const lost = ground.displaced.filter((meeting) => !todo.includes(meeting))
  const hopeless = lost.map((meeting) => ({ meeting, slot: -1, crew: -1 }))
  const inOrder = orderByChoice(ground, todo)
  const firstTry = weighOf(ground, settleInTurn(ground, inOrder, effort))
  const sure = lost.reduce((sum, meeting) => sum + lossOf(ground.model, meeting), 0)
  const bound = firstTry.loss === 0 ? 0 : Math.max(0, boundLoss(ground) - sure)
  const better =
    todo.length <= mostTogether
      ? settleTogether(ground, inOrder, firstTry, bound, effort)
      : settleInOrders(ground, inOrder, firstTry, bound, effort, random)
  const quiet = firstTry.moves === 0 ? [] : [settleInTurn(ground, inOrder, { maxMoves: 0, nodes: 500 })]
  return [firstTry.arrangement, ...better, ...quiet].map((arrangement) => [...arrangement, ...hopeless])
}

function hasOpenSlot({ model, opensAt, slotBefore }: Ground, meeting: number): boolean {
  return model.slotsOf[meeting]!.some((slot) => slot >= opensAt || slot === slotBefore[meeting])
}

/** The weightiest first, then those with the fewest slots to go to. */
function orderByChoice({ model }: Ground, todo: number[]): number[] {
  const choice = (meeting: number) => model.slotsOf[meeting]!.length
  return todo.toSorted((one, other) => lossOf(model, other) - lossOf(model, one) || choice(one) - choice(other))
}

function weighOf(ground: Ground, arrangement: Arrangement): Weighed {
  let loss = 0
  let moves = 0
  for (const { meeting, slot } of arrangement) {
    if (slot < 0) loss += lossOf(ground.model, meeting)
    else moves += priceOf(ground, meeting, slot)
  }
  return { arrangement, loss, moves }
}

function isBetter(one: Weighed, other: Weighed): boolean {
  return one.loss < other.loss || (one.loss === other.loss && one.moves < other.moves)
}

/** Everything that could beat what is known, the least loss and the fewest moves first; then more of the same kind. */
function settleTogether(ground: Ground, todo: number[], known: Weighed, bound: number, effort: Effort): Arrangement[] {
  const hardestLast = todo.toReversed()
  for (const loss of listLosses(ground, todo, bound, known.loss)) {
    const mostMoves = loss < known.loss ? effort.maxMoves : Math.min(effort.maxMoves, known.moves)
    for (let moves = 0; moves <= mostMoves && effort.nodes > 0; moves++) {
      const search = startSearch(ground, effort.nodes, enoughAlike)
      settle(search, hardestLast, moves, loss)
      effort.nodes = search.nodes
      if (search.found.length > 0) return search.found
    }
  }
  return []
}

/** Sums of few more meetings than are displaced, from the bound up to what is known to do. */
function listLosses({ model, board, isHeld }: Ground, todo: number[], bound: number, known: number): number[] {
  if (known === 0) return [0]
  const movable = [...board.slotOf.keys()].filter((one) => board.slotOf[one]! >= 0 && isHeld[one] === 0)
  const kinds = new Set([...movable, ...todo].map((meeting) => lossOf(model, meeting)))
  let sums = new Set([0])
  for (let count = 0; count < todo.length + 2; count++) {
    sums = new Set([...sums, ...[...sums].flatMap((sum) => [...kinds].map((kind) => sum + kind))])
  }
  return [...sums].filter((sum) => sum >= bound && sum <= known).sort((one, other) => one - other)
}

function settleInOrders(
  ground: Ground,
  todo: number[],
  known: Weighed,
  bound: number,
  effort: Effort,
  random: Random,
): Arrangement[] {
  const found: Arrangement[] = []
  let best = known
  for (let order = 0; order < mostOrders && effort.nodes > 0; order++) {
    if (best.loss <= bound && best.moves === 0) break
    const next = weighOf(ground, settleInTurn(ground, shuffle(todo, random), effort))
    if (!isBetter(next, best)) continue
    best = next
    found.push(next.arrangement)
  }
  return found
}

function shuffle(list: number[], random: Random): number[] {
  const mixed = [...list]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = pickBelow(random, at + 1)
    const held = mixed[at]!
    mixed[at] = mixed[other]!
    mixed[other] = held
  }
  return mixed
}
