/** Small pictures that the map sets on lines and places, drawn in the page's colours. */

import type { Colours } from './colours.ts'

/** Device pixels to one of the page: marks stay sharp on dense screens. */
export const MARK_RATIO = 2
const SIZE = 13

export type Picture = { width: number; height: number; data: Uint8ClampedArray }

/** The pictures by the name that the style uses. */
export function mapMarks(colours: Colours): Record<string, Picture> {
  const square = (stroke: string, fill: string, more?: (pen: CanvasRenderingContext2D) => void) =>
    picture((pen) => {
      pen.lineWidth = 1.4
      pen.strokeStyle = stroke
      pen.fillStyle = fill
      pen.beginPath()
      pen.rect(2.2, 2.2, SIZE - 4.4, SIZE - 4.4)
      pen.fill()
      more?.(pen)
      pen.stroke()
    })
  return {
    'crossing-open': square(colours.ink2, colours.surface),
    'crossing-planned': square(colours.ink3, colours.surface, (pen) => pen.setLineDash([1.4, 1.6])),
    'crossing-unknown': square(colours.unknown, colours.surface, (pen) => {
      pen.fillStyle = colours.unknown
      pen.font = '700 9px sans-serif'
      pen.textAlign = 'center'
      pen.textBaseline = 'middle'
      pen.fillText('?', SIZE / 2, SIZE / 2 + 0.5)
    }),
    'crossing-shut': square(colours.shut, colours.surface, (pen) => {
      cross(pen, 3.6)
    }),
    'crossing-chosen': square(colours.surface, colours.journey),
    'cross-shut': picture((pen) => {
      pen.lineCap = 'round'
      for (const [colour, width] of [
        [colours.surface, 4.4],
        [colours.shut, 2.2],
      ] as const) {
        pen.strokeStyle = colour
        pen.lineWidth = width
        pen.beginPath()
        cross(pen, 3)
        pen.stroke()
      }
    }),
    city: picture((pen) => {
      pen.beginPath()
      pen.arc(SIZE / 2, SIZE / 2, 2.4, 0, 2 * Math.PI)
      pen.fillStyle = colours.ink
      pen.strokeStyle = colours.land
      pen.lineWidth = 1
      pen.fill()
      pen.stroke()
    }),
  }
}

function cross(pen: CanvasRenderingContext2D, inset: number): void {
  pen.moveTo(inset, inset)
  pen.lineTo(SIZE - inset, SIZE - inset)
  pen.moveTo(SIZE - inset, inset)
  pen.lineTo(inset, SIZE - inset)
}

function picture(draw: (pen: CanvasRenderingContext2D) => void): Picture {
  const canvas = document.createElement('canvas')
  canvas.width = SIZE * MARK_RATIO
  canvas.height = SIZE * MARK_RATIO
  const pen = canvas.getContext('2d')!
  pen.scale(MARK_RATIO, MARK_RATIO)
  draw(pen)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}
