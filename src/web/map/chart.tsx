import { gather } from './clusters.ts'
import type { Town } from './map-view.tsx'
import { HEIGHT, viewOf, WIDTH } from './projection.ts'

const SMALLEST = 11
const LARGEST = 30

/**
 * The map as a picture for eyes and mice; everything on it stands in the list beside it, where keyboards and readers find
 * it. A point with a number stands for so many organisations and leads to its place in the list.
 */
export function Chart({ towns, isWorld }: { towns: Town[]; isWorld: boolean }) {
  const placed = towns.flatMap((town) => town.organisations.flatMap(({ point }) => (point ? [{ town, point }] : [])))
  const { land, place } = viewOf(
    placed.map(({ point }) => point),
    isWorld,
  )
  const clusters = gather(
    placed.map(({ town, point }) => ({ ...place(point), item: town })),
    2 * SMALLEST + 6,
  )
  const most = Math.max(1, ...clusters.map(({ items }) => items.length))
  return (
    <svg className="world" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className="land" d={land} />
      {clusters.map(({ x, y, items }, i) => {
        const radius = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((items.length - 1) / Math.max(1, most - 1))
        const names = [...new Set(items.map(({ name }) => name))]
        return (
          <a key={i} href={`#${items[0]?.key}`} tabIndex={-1}>
            <title>{`${names.join(' / ')}: ${items.length}`}</title>
            <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r={radius.toFixed(1)} />
            <text x={x.toFixed(1)} y={y.toFixed(1)} dy="0.35em">
              {items.length}
            </text>
          </a>
        )
      })}
    </svg>
  )
}
