/** A network of whole-numbered capacities; arc `a` and its way back are `a` and `a ^ 1`. */
export type Network = { readonly arcsFrom: number[][]; readonly to: number[]; readonly left: number[] }

export function emptyNetwork(nodes: number): Network {
  return { arcsFrom: Array.from({ length: nodes }, () => []), to: [], left: [] }
}

export function addArc({ arcsFrom, to, left }: Network, from: number, target: number, capacity: number): void {
  arcsFrom[from]!.push(to.length)
  to.push(target)
  left.push(capacity)
  arcsFrom[target]!.push(to.length)
  to.push(from)
  left.push(0)
}

/** The most that can flow (Dinic's algorithm); uses the network up. */
export function pushMost(network: Network, source: number, sink: number): number {
  let total = 0
  for (;;) {
    const level = levelNodes(network, source)
    if (level[sink]! < 0) return total
    const nextArc = new Int32Array(level.length)
    for (let pushed = push(network, level, nextArc, source, sink, Infinity); pushed > 0; ) {
      total += pushed
      pushed = push(network, level, nextArc, source, sink, Infinity)
    }
  }
}

function levelNodes({ arcsFrom, to, left }: Network, source: number): Int32Array {
  const level = new Int32Array(arcsFrom.length).fill(-1)
  level[source] = 0
  const queue = [source]
  for (const node of queue) {
    for (const arc of arcsFrom[node]!) {
      if (left[arc]! <= 0 || level[to[arc]!]! >= 0) continue
      level[to[arc]!] = level[node]! + 1
      queue.push(to[arc]!)
    }
  }
  return level
}

function push(
  network: Network,
  level: Int32Array,
  nextArc: Int32Array,
  node: number,
  sink: number,
  most: number,
): number {
  if (node === sink) return most
  const { arcsFrom, to, left } = network
  const arcs = arcsFrom[node]!
  for (; nextArc[node]! < arcs.length; nextArc[node]!++) {
    const arc = arcs[nextArc[node]!]!
    if (left[arc]! <= 0 || level[to[arc]!] !== level[node]! + 1) continue
    const pushed = push(network, level, nextArc, to[arc]!, sink, Math.min(most, left[arc]!))
    if (pushed === 0) continue
    left[arc]! -= pushed
    left[arc ^ 1]! += pushed
    return pushed
  }
  return 0
}
