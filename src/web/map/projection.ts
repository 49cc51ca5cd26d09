import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type GeoProjection, geoNaturalEarth1, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'

export const WIDTH = 960
export const HEIGHT = 520
const MARGIN = 60

export type Point = { latitude: number; longitude: number }
export type View = { land: string; place: (point: Point) => { x: number; y: number } }

type Topology = Parameters<typeof feature>[0]

// Land only: where borders run is not for this program to draw.
const lands = new Map<string, ReturnType<typeof feature>>()
const views = new Map<string, View>()
const VIEWS_KEPT = 50

/** The world, or the part of it the points lie in; Asia and the Pacific in the middle. */
export function viewOf(points: Point[], isWorld: boolean): View {
  const [west, south, east, north] = isWorld ? WORLD : boxAround(points)
  const key = [west, south, east, north].map((edge) => edge.toFixed(1)).join(' ')
  const known = views.get(key)
  if (known) return known
  const view = drawView(projectionOn([west, south, east, north]), readLand(east - west > CLOSE ? '110m' : '50m'))
  if (views.size >= VIEWS_KEPT) views.clear()
  views.set(key, view)
  return view
}

/** Degrees across from which on the coarser outline is enough. */
const CLOSE = 120
const CENTRE = 150
/** As degrees east of the left edge of the map, which runs through the Atlantic. */
const WORLD: Box = [0, -56, 360, 78]
type Box = [west: number, south: number, east: number, north: number]

function drawView(projection: GeoProjection, land: ReturnType<typeof feature>): View {
  return {
    land: geoPath(projection).digits(1)(land) ?? '',
    place: ({ latitude, longitude }) => {
      const [x = 0, y = 0] = projection([longitude, latitude]) ?? []
      return { x, y }
    },
  }
}

function projectionOn([west, south, east, north]: Box): GeoProjection {
  const projection = geoNaturalEarth1().rotate([-CENTRE, 0])
  const lines = { type: 'MultiPoint' as const, coordinates: edgesOf([west, south, east, north]) }
  return projection
    .fitExtent(
      [
        [MARGIN, MARGIN],
        [WIDTH - MARGIN, HEIGHT - MARGIN],
      ],
      lines,
    )
    .clipExtent([
      [0, 0],
      [WIDTH, HEIGHT],
    ])
}

// The box as points along its edges: the sides of the map are curved.
function edgesOf([west, south, east, north]: Box): [number, number][] {
  const steps = Array.from({ length: 9 }, (_, i) => i / 8)
  return steps.flatMap((step) => {
    const along = west + (east - west) * step
    const up = south + (north - south) * step
    return [
      [along, south],
      [along, north],
      [west, up],
      [east, up],
    ].map(([x = 0, y = 0]): [number, number] => [x + CENTRE - 180 + (x === 0 ? 0.01 : x === 360 ? -0.01 : 0), y])
  })
}

const NARROWEST = 16

// Never closer than a country, so that one organisation does not stand on an empty sheet.
function boxAround(points: Point[]): Box {
  if (points.length === 0) return WORLD
  const xs = points.map(({ longitude }) => (longitude - CENTRE + 180 + 360) % 360)
  const ys = points.map(({ latitude }) => latitude)
  const [west, east] = widen(Math.min(...xs), Math.max(...xs), 2 * NARROWEST, 0, 360)
  const [south, north] = widen(Math.min(...ys), Math.max(...ys), NARROWEST, -70, 84)
  return [west, south, east, north]
}

function widen(from: number, to: number, least: number, lowest: number, highest: number): [number, number] {
  const missing = Math.max(0, least - (to - from)) / 2
  return [Math.max(lowest, from - missing), Math.min(highest, to + missing)]
}

function readLand(scale: '110m' | '50m'): ReturnType<typeof feature> {
  const known = lands.get(scale)
  if (known) return known
  const file = createRequire(import.meta.url).resolve(`world-atlas/land-${scale}.json`)
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology
  const land = feature(topology, topology.objects.land!)
  lands.set(scale, land)
  return land
}
