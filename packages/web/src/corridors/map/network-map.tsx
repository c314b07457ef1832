/**
 * The map of the network: land, links, crossings, and a journey on it. It is drawn in the browser from
 * files of this site alone; the list of crossings beside it says the same in words.
 */

import type { NetworkAnswer } from '@followthrough/brief'
import * as maplibre from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useMemo, useRef, useState } from 'react'
import { linkWords, markWords, modesWords } from '../words.ts'
import { readColours } from './colours.ts'
import {
  type Bounds,
  boundsOf,
  countryFeatures,
  crossingFeatures,
  lineString,
  linkFeatures,
  linkLines,
  type MarkedCrossing,
  markedFeatures,
  multiLine,
  placeFeatures,
} from './features.ts'
import type { Marked } from './marked.ts'
import { MARK_RATIO, mapMarks } from './marks.ts'
import { type Position, seaAround, seaLane } from './sea-lanes.ts'
import { splitByBoxes } from './split.ts'
import { FONT, mapStyle, type SourceName } from './style.ts'
import { useTheme } from './use-theme.ts'
import { loadWorld, type World } from './world.ts'

maplibre.setWorkerUrl(workerUrl)

/** A journey as the map draws it: its parts in order, each over a link or at a place. */
export interface DrawnPart {
  readonly key: string
  readonly link: string | null
  readonly place: string | null
}

interface NetworkMapProps {
  network: NetworkAnswer
  /** Ids of links that are drawn otherwise than they are on record. */
  taken?: ReadonlySet<string> | undefined
  crossings: readonly MarkedCrossing[]
  onCrossing: (id: string) => void
  journey?: readonly DrawnPart[] | undefined
  /** Key of the part that is pointed at, here or elsewhere. */
  hovered?: string | null | undefined
  onHover?: ((key: string | null) => void) | undefined
  /** What is pointed at elsewhere that is no part of the journey. */
  marked?: Marked | null | undefined
}

/** The share of places that the first view shows; the rest lie far outside. */
const INNER = 0.88
const PADDING = 26
const CLOSEST = 9

interface Note {
  readonly x: number
  readonly y: number
  readonly title: string
  readonly detail: string
}

const NO_JOURNEY: readonly DrawnPart[] = []
const NONE_TAKEN: ReadonlySet<string> = new Set()

export default function NetworkMap({
  network,
  taken = NONE_TAKEN,
  crossings,
  onCrossing,
  journey = NO_JOURNEY,
  hovered = null,
  onHover,
  marked = null,
}: NetworkMapProps) {
  const place = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<maplibre.Map | null>(null)
  const [world, setWorld] = useState<World | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [drawn, setDrawn] = useState(false)
  const [note, setNote] = useState<Note | null>(null)
  const theme = useTheme()
  /** Whether land and links have been given to the map. */
  const filled = useRef(false)
  const camera = useRef<{ center: maplibre.LngLat; zoom: number } | null>(null)
  const latest = useRef({ network, taken, crossings, onCrossing, onHover })
  latest.current = { network, taken, crossings, onCrossing, onHover }

  const lanes = useLanes(network, world)
  const lines = useMemo(() => linkLines(network, lanes), [network, lanes])
  const home = useMemo(() => {
    const ends = new Set(network.pairs.flatMap(({ from, to }) => [from, to]))
    const at = ({ lon, lat }: NetworkAnswer['places'][number]) => [lon, lat] as const
    const inner = boundsOf(network.places.map(at), INNER)
    const corners = [[inner.west, inner.south] as const, [inner.east, inner.north] as const]
    return boundsOf([...corners, ...network.places.filter(({ id }) => ends.has(id)).map(at)])
  }, [network])
  const first = useRef(home)
  first.current = home

  useEffect(() => {
    loadWorld().then(setWorld, () =>
      setTrouble('The land of the map could not be fetched. Reload the page to try again.'),
    )
  }, [])

  // Colours are read when the map is made, so another theme needs another map.
  useEffect(() => {
    const box = place.current!
    let gone = false
    let made: maplibre.Map | null = null
    document.fonts.load(`14px "${FONT}"`).finally(() => {
      if (gone) return
      try {
        made = openMap(box, first.current, camera.current)
      } catch {
        setTrouble(
          'This browser cannot draw the map. The list of crossings says the same in words.',
        )
        return
      }
      const opened = made
      opened.on('load', () => {
        if (!gone) setMap(opened)
      })
      opened.on('idle', () => {
        if (filled.current) setDrawn(true)
      })
      opened.on('moveend', () => {
        camera.current = { center: opened.getCenter(), zoom: opened.getZoom() }
      })
      listen(opened)
    })
    return () => {
      gone = true
      setMap(null)
      setDrawn(false)
      filled.current = false
      made?.remove()
    }

    function listen(opened: maplibre.Map): void {
      const crossingAt = (point: maplibre.Point) => {
        const reach = 6
        const found = opened.queryRenderedFeatures(
          [
            [point.x - reach, point.y - reach],
            [point.x + reach, point.y + reach],
          ],
          { layers: ['stops', 'crossings'] },
        )
        const id = found[0]?.properties.id as string | undefined
        return latest.current.crossings.find((crossing) => crossing.place.id === id)
      }
      opened.on('click', ({ point }) => {
        const found = crossingAt(point)
        if (found !== undefined) latest.current.onCrossing(found.place.id)
      })
      opened.on('mousemove', ({ point }) => {
        const found = crossingAt(point)
        const part = opened.queryRenderedFeatures(point, { layers: ['stops', 'journey-halo'] })[0]
        latest.current.onHover?.((part?.properties.key as string | undefined) ?? null)
        opened.getCanvas().style.setProperty('cursor', found === undefined ? '' : 'pointer')
        setNote(found === undefined ? linkNote(opened, point) : crossingNote(found, point))
      })
      opened.on('mouseout', () => {
        setNote(null)
        latest.current.onHover?.(null)
      })
    }

    function linkNote(opened: maplibre.Map, point: maplibre.Point): Note | null {
      const reach = 3
      const found = opened.queryRenderedFeatures([
        [point.x - reach, point.y - reach],
        [point.x + reach, point.y + reach],
      ])
      const id = found.find(({ source }) => source === 'links')?.properties.id as string | undefined
      const { links, places } = latest.current.network
      const link = links.find((one) => one.id === id)
      if (link === undefined) return null
      const nameOf = (end: string) => places.find((one) => one.id === end)?.name ?? end
      return {
        x: point.x,
        y: point.y,
        title: `${nameOf(link.from)} – ${nameOf(link.to)}`,
        detail: `${linkWords(link)}${latest.current.taken.has(link.id) ? ' in this scenario' : ''}`,
      }
    }
  }, [theme])

  useEffect(() => {
    if (map === null || world === null) return
    const { outside, inside } = splitByBoxes(world.borders, network.disputed)
    put(map, 'land', {
      type: 'MultiPolygon',
      coordinates: world.land.map((rings) => rings.map((ring) => lineString(ring).coordinates)),
    })
    put(map, 'coasts', multiLine(world.coasts))
    put(map, 'borders', multiLine(outside))
    put(map, 'disputed', multiLine(inside))
  }, [map, world, network.disputed])

  const chosen = useMemo(
    () => new Set([...network.pairs.flatMap(({ from, to }) => [from, to])]),
    [network],
  )
  useEffect(() => {
    if (map === null || world === null) return
    put(map, 'links', linkFeatures(network, lines))
    put(map, 'crossings', crossingFeatures(crossings))
    put(map, 'countries', countryFeatures(network.places))
    filled.current = true
  }, [map, world, network, lines, crossings])

  useEffect(() => {
    if (map === null) return
    const stops = new Set(journey.flatMap(({ place: stop }) => stop ?? []))
    put(map, 'places', placeFeatures(network, new Set([...chosen, ...stops])))
    put(map, 'journey', {
      type: 'FeatureCollection',
      features: journey.flatMap(({ key, link }) => {
        const line = link === null ? undefined : lines.get(link)
        return line === undefined
          ? []
          : [{ type: 'Feature' as const, properties: { key }, geometry: lineString(line) }]
      }),
    })
    const at = new Map(network.places.map(({ id, lon, lat }) => [id, [lon, lat]]))
    const marked = new Set(crossings.map((crossing) => crossing.place.id))
    put(map, 'stops', {
      type: 'FeatureCollection',
      features: journey.flatMap(({ key, place: stop }) =>
        stop === null || !marked.has(stop)
          ? []
          : [
              {
                type: 'Feature' as const,
                properties: { key, id: stop, hovered: key === hovered },
                geometry: { type: 'Point' as const, coordinates: at.get(stop)! },
              },
            ],
      ),
    })
    const line = journey.find(({ key, link }) => key === hovered && link !== null)?.link
    put(map, 'hovered', multiLine(line == null ? [] : [lines.get(line)!]))
  }, [map, network, lines, journey, hovered, crossings, chosen])

  useEffect(() => {
    if (map === null) return
    put(map, 'marked', markedFeatures(marked ?? { links: [], places: [] }, network.places, lines))
  }, [map, network.places, lines, marked])

  // A new journey is shown whole; without one, the whole network.
  const bounds = useMemo(() => {
    const along = journey.flatMap(({ link }) => (link === null ? [] : (lines.get(link) ?? [])))
    return along.length === 0 ? null : boundsOf(along)
  }, [journey, lines])
  useEffect(() => {
    if (map !== null && bounds !== null) fit(map, bounds, camera.current !== null)
  }, [map, bounds])

  return (
    <div className="map">
      <div className="map-canvas" ref={place} data-drawn={drawn} />
      {trouble !== null && <p className="map-trouble">{trouble}</p>}
      {trouble === null && !drawn && <p className="map-waiting waiting">Drawing the map …</p>}
      {note !== null && <MapNote note={note} />}
      <div className="map-buttons">
        <button type="button" aria-label="Nearer" onClick={() => map?.zoomIn()}>
          +
        </button>
        <button type="button" aria-label="Farther" onClick={() => map?.zoomOut()}>
          −
        </button>
        <button
          type="button"
          aria-label={bounds === null ? 'All of the network' : 'All of the journey'}
          onClick={() => map && fit(map, bounds ?? home, true)}
        >
          All
        </button>
      </div>
    </div>
  )
}

function MapNote({ note }: { note: Note }) {
  const box = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    box.current!.style.setProperty('--note-x', `${note.x}px`)
    box.current!.style.setProperty('--note-y', `${note.y}px`)
    const frame = box.current!.parentElement!
    box.current!.dataset.side = note.x > frame.clientWidth / 2 ? 'left' : 'right'
    box.current!.dataset.edge = note.y > frame.clientHeight - 80 ? 'above' : 'below'
  }, [note])
  return (
    <p className="map-note" ref={box} aria-hidden="true">
      <strong>{note.title}</strong>
      <small>{note.detail}</small>
    </p>
  )
}

function crossingNote({ place, mark, modes }: MarkedCrossing, { x, y }: maplibre.Point): Note {
  const since = modes.find((mode) => mode.since !== null)?.since ?? null
  return { x, y, title: place.name, detail: `${modesWords(modes)}: ${markWords(mark, since)}` }
}

function openMap(
  box: HTMLElement,
  home: Bounds,
  camera: { center: maplibre.LngLat; zoom: number } | null,
): maplibre.Map {
  const colours = readColours(box)
  const map = new maplibre.Map({
    container: box,
    style: mapStyle(colours),
    ...(camera ?? {
      bounds: [home.west, home.south, home.east, home.north],
      fitBoundsOptions: { padding: PADDING },
    }),
    attributionControl: false,
    canvasContextAttributes: { antialias: true },
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    maxPitch: 0,
    maxZoom: CLOSEST,
    minZoom: 1.5,
    renderWorldCopies: false,
    fadeDuration: 0,
    locale: {
      'Map.Title': 'Map of the network',
      'CooperativeGesturesHandler.WindowsHelpText': 'Hold Ctrl while scrolling to zoom the map',
      'CooperativeGesturesHandler.MacHelpText': 'Hold ⌘ while scrolling to zoom the map',
      'CooperativeGesturesHandler.MobileHelpText': 'Use two fingers to move the map',
    },
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  for (const [name, mark] of Object.entries(mapMarks(colours)))
    map.addImage(name, mark, { pixelRatio: MARK_RATIO })
  return map
}

function fit(map: maplibre.Map, { west, south, east, north }: Bounds, animate: boolean): void {
  map.fitBounds([west, south, east, north], {
    padding: PADDING * 1.5,
    maxZoom: 7,
    animate,
    duration: 500,
  })
}

function put(
  map: maplibre.Map,
  source: SourceName,
  data: GeoJSON.Geometry | GeoJSON.FeatureCollection,
): void {
  map.getSource<maplibre.GeoJSONSource>(source)?.setData(data as GeoJSON.GeoJSON)
}

const NO_LANES: ReadonlyMap<string, readonly Position[]> = new Map()

/** Lanes of ships and ferries, found link by link in moments that are free. */
function useLanes(
  network: NetworkAnswer,
  world: World | null,
): ReadonlyMap<string, readonly Position[]> {
  const [lanes, setLanes] = useState(NO_LANES)
  // Where ships go does not change with the day: only another set of links asks for a new search.
  const sailed = network.links.filter(({ mode }) => mode === 'sea' || mode === 'ferry')
  const key = sailed.map(({ id }) => id).join(' ')
  const asked = useRef(sailed)
  asked.current = sailed
  const places = useRef(network.places)
  places.current = network.places
  useEffect(() => {
    if (world === null || key === '') return
    let gone = false
    const at = new Map(places.current.map(({ id, lon, lat }) => [id, [lon, lat] as Position]))
    const ways = asked.current.map(({ id, from, to }) => ({
      id,
      from: at.get(from)!,
      to: at.get(to)!,
    }))
    const found = new Map<string, readonly Position[]>()
    const search = async () => {
      await moment()
      const sea = seaAround(
        ways.flatMap(({ from, to }) => [from, to]),
        world.land,
      )
      for (const { id, from, to } of ways) {
        await moment()
        if (gone) return
        found.set(id, seaLane(sea, from, to))
      }
      setLanes(found)
    }
    void search()
    return () => {
      gone = true
    }
  }, [key, world])
  return lanes
}

function moment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
