/**
 * The map's style. Modes are told apart by pattern and width as well as colour: roads thin, railways
 * dark with ticks, ships and ferries dashed, flights dash-dotted. What is planned is dotted, what is
 * shut red with a cross, what is in doubt broken with a question mark.
 */

import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl'
import type { Colours } from './colours.ts'

export const SOURCES = [
  'land',
  'coasts',
  'borders',
  'disputed',
  'links',
  'crossings',
  'places',
  'countries',
  'journey',
  'stops',
  'hovered',
  'marked',
] as const
export type SourceName = (typeof SOURCES)[number]

export const FONT = 'Noto Sans Variable'
const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] }

/** Widths grow as one comes nearer. */
function width(far: number, near: number): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], 3, far, 7, near]
}

/** Links of two modes between the same places run beside each other. */
const SIDE: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  3,
  ['*', ['get', 'side'], 1.6],
  8,
  ['*', ['get', 'side'], 4],
]

export function mapStyle(colours: Colours): StyleSpecification {
  return {
    version: 8,
    sources: Object.fromEntries(SOURCES.map((name) => [name, { type: 'geojson', data: EMPTY }])),
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': colours.water } },
      { id: 'land', source: 'land', type: 'fill', paint: { 'fill-color': colours.land } },
      line('coasts', 'coasts', colours.border, 0.6),
      line('borders', 'borders', colours.border, 0.8),
      line('disputed', 'disputed', colours.border, 1, [2.5, 2.5]),
      ...linkLayers(colours),
      ...journeyLayers(colours),
      ...pointLayers(colours),
    ],
  }
}

function line(
  id: string,
  source: SourceName,
  colour: string,
  lineWidth: number | ExpressionSpecification,
  dashes?: number[],
  filter?: FilterSpecification,
  more: { opacity?: number; offset?: boolean; round?: boolean } = {},
): LayerSpecification {
  return {
    id,
    source,
    type: 'line',
    ...(filter !== undefined && { filter }),
    layout: { 'line-join': 'round', 'line-cap': more.round ? 'round' : 'butt' },
    paint: {
      'line-color': colour,
      'line-width': lineWidth,
      ...(dashes !== undefined && { 'line-dasharray': dashes }),
      ...(more.opacity !== undefined && { 'line-opacity': more.opacity }),
      ...(more.offset && { 'line-offset': SIDE }),
    },
  }
}

/** Links of these modes that stand like this. */
function like(modes: readonly string[], standings: readonly string[]): FilterSpecification {
  return [
    'all',
    ['in', ['get', 'mode'], ['literal', modes]],
    ['in', ['get', 'standing'], ['literal', standings]],
  ]
}

const MODE_LINES = [
  ['air', width(0.8, 1.4), [8, 3, 1, 3]],
  ['sea', width(1, 1.6), [4, 3]],
  ['ferry', width(1.4, 2.2), [1.6, 1.4]],
  ['pipeline', width(1, 1.8), [6, 1.5, 1, 1.5, 1, 1.5]],
  ['road', width(0.8, 1.6), undefined],
  ['rail', width(1.2, 2.2), undefined],
] as const

function linkLayers(colours: Colours): LayerSpecification[] {
  const offset = { offset: true }
  return MODE_LINES.flatMap(([mode, lineWidth, dashes]): LayerSpecification[] => {
    const colour = colours[mode]
    return [
      line(`${mode}-closed`, 'links', colour, 0.8, [1, 5], like([mode], ['closed']), {
        ...offset,
        opacity: 0.6,
      }),
      line(
        `${mode}-planned`,
        'links',
        colour,
        width(1.2, 2),
        [0.01, 2.4],
        like([mode], ['planned']),
        {
          ...offset,
          round: true,
        },
      ),
      line(
        `${mode}-building`,
        'links',
        colour,
        width(1.2, 2),
        [1.8, 1.2, 0.4, 1.2],
        like([mode], ['under-construction']),
        offset,
      ),
      line(
        `${mode}-unknown`,
        'links',
        colours.unknown,
        width(1.6, 2.4),
        [3, 1.6],
        like([mode], ['unknown']),
        offset,
      ),
      line(mode, 'links', colour, lineWidth, dashes && [...dashes], like([mode], ['open']), {
        ...offset,
        opacity: mode === 'road' ? 0.75 : 0.95,
      }),
      ...(mode === 'rail'
        ? [
            {
              ...line(
                'rail-ticks',
                'links',
                colour,
                width(4, 7),
                [0.22, 2.4],
                like(['rail'], ['open']),
                {
                  ...offset,
                  opacity: 0.95,
                },
              ),
              minzoom: 4.4,
            } as LayerSpecification,
          ]
        : []),
      line(
        `${mode}-shut`,
        'links',
        colours.shut,
        width(1.6, 2.6),
        dashes && [...dashes],
        like([mode], ['shut']),
        offset,
      ),
    ]
  })
}

function journeyLayers(colours: Colours): LayerSpecification[] {
  return [
    line('journey-halo', 'journey', colours.paper, width(6.5, 9), undefined, undefined, {
      round: true,
    }),
    line('journey', 'journey', colours.journey, width(3, 4.5), undefined, undefined, {
      round: true,
    }),
    line('hovered-halo', 'hovered', colours.paper, 11, undefined, undefined, { round: true }),
    line('hovered', 'hovered', colours.journey, 7, undefined, undefined, { round: true }),
    line('marked-halo', 'marked', colours.paper, 9, undefined, undefined, { round: true }),
    line('marked', 'marked', colours.modelled, 5, undefined, undefined, { round: true }),
  ]
}

function pointLayers(colours: Colours): LayerSpecification[] {
  const named = (
    id: string,
    ranks: readonly number[],
    minzoom: number,
    size: number,
    colour: string,
  ): LayerSpecification => ({
    id,
    source: 'places',
    type: 'symbol',
    minzoom,
    filter: ['in', ['get', 'rank'], ['literal', ranks]],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': [FONT],
      'text-size': size,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 0.62,
      'text-justify': 'auto',
      'text-max-width': 9,
      'text-padding': 3,
      'symbol-sort-key': ['get', 'order'],
    },
    paint: {
      'text-color': colour,
      'text-halo-color': colours.land,
      'text-halo-width': 1.6,
    },
  })
  return [
    {
      id: 'countries',
      source: 'countries',
      type: 'symbol',
      maxzoom: 6.5,
      layout: {
        'text-field': ['upcase', ['get', 'name']],
        'text-font': [FONT],
        'text-size': ['interpolate', ['linear'], ['zoom'], 3, 8.5, 6, 12],
        'text-letter-spacing': 0.18,
        'text-max-width': 8,
      },
      paint: {
        'text-color': colours.ink3,
        'text-opacity': 0.75,
        'text-halo-color': colours.land,
        'text-halo-width': 1,
      },
    },
    {
      id: 'doubts',
      source: 'links',
      type: 'symbol',
      filter: ['==', ['get', 'standing'], 'unknown'],
      layout: {
        'symbol-placement': 'line-center',
        'text-field': '?',
        'text-font': [FONT],
        'text-size': 15,
        'text-rotation-alignment': 'viewport',
        'text-allow-overlap': true,
      },
      paint: {
        'text-color': colours.unknown,
        'text-halo-color': colours.land,
        'text-halo-width': 2,
      },
    },
    {
      id: 'crosses',
      source: 'links',
      type: 'symbol',
      filter: ['==', ['get', 'standing'], 'shut'],
      layout: {
        'symbol-placement': 'line-center',
        'icon-image': 'cross-shut',
        'icon-rotation-alignment': 'viewport',
        'icon-allow-overlap': true,
      },
    },
    {
      id: 'cities',
      source: 'places',
      type: 'symbol',
      filter: ['all', ['==', ['get', 'kind'], 'city'], ['<=', ['get', 'rank'], 1]],
      layout: { 'icon-image': 'city', 'icon-allow-overlap': true, 'icon-ignore-placement': true },
    },
    {
      id: 'towns',
      source: 'places',
      type: 'symbol',
      minzoom: 5,
      filter: [
        'all',
        ['!=', ['get', 'kind'], 'border'],
        ['!=', ['get', 'kind'], 'port'],
        ['>=', ['get', 'rank'], 2],
      ],
      layout: {
        'icon-image': 'city',
        'icon-size': 0.75,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'crossings',
      source: 'crossings',
      type: 'symbol',
      layout: {
        'icon-image': ['concat', 'crossing-', ['get', 'mark']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 3, 0.6, 4.5, 0.8, 7, 1.1],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['match', ['get', 'mark'], 'shut', 3, 'unknown', 2, 'open', 1, 0],
      },
    },
    {
      id: 'stops',
      source: 'stops',
      type: 'symbol',
      layout: {
        'icon-image': 'crossing-chosen',
        'icon-size': ['case', ['get', 'hovered'], 1.8, 1],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'marked-places',
      source: 'marked',
      type: 'circle',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 10,
        'circle-color': 'transparent',
        'circle-stroke-color': colours.modelled,
        'circle-stroke-width': 3,
      },
    },
    named('names-3', [3], 6.2, 10.5, colours.ink2),
    named('names-2', [2], 5.4, 10.5, colours.ink2),
    named('names-1', [1], 4.2, 11, colours.ink),
    named('names-0', [0], 0, 12, colours.ink),
  ]
}
