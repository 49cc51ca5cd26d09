/** Something that stands at a place of the picture. */
export type Placed<T> = { x: number; y: number; item: T }
export type Cluster<T> = { x: number; y: number; items: T[] }

/**
 * Gathers what would overlap: the places with most come first and take in every other within `reach`. A cluster stands
 * where most of it is, so that it never floats in the sea between two cities. Order of the input decides ties.
 */
export function gather<T>(placed: Placed<T>[], reach: number): Cluster<T>[] {
  const byPlace = new Map<string, Cluster<T>>()
  for (const { x, y, item } of placed) {
    const key = `${x.toFixed(1)} ${y.toFixed(1)}`
    const place = byPlace.get(key)
    if (place) place.items.push(item)
    else byPlace.set(key, { x, y, items: [item] })
  }
  const clusters: Cluster<T>[] = []
  for (const place of [...byPlace.values()].sort((a, b) => b.items.length - a.items.length)) {
    const near = clusters.find(({ x, y }) => Math.hypot(x - place.x, y - place.y) < reach)
    if (near) near.items.push(...place.items)
    else clusters.push({ x: place.x, y: place.y, items: [...place.items] })
  }
  return clusters
}
