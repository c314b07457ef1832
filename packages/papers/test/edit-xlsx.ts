/** Edits a workbook as a spreadsheet program would: cells by address, rows taken out, columns moved. */

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

export type Parts = Record<string, string>

export function partsOf(bytes: Uint8Array): Parts {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
  )
}

export function packed(parts: Parts): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  )
}

const escaped = (text: string) =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')

/** The XML of a cell with a value of its type. */
export function cellXml(address: string, value: string | number | boolean | null): string {
  if (value === null) return `<c r="${address}"/>`
  if (typeof value === 'number') return `<c r="${address}"><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c r="${address}" t="b"><v>${value ? 1 : 0}</v></c>`
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

/** Sets one cell of a sheet part, whether or not it was there. */
export function withCell(xml: string, address: string, cell: string): string {
  const existing = new RegExp(`<c r="${address}"(?:[^>]*/>|[^>]*?>.*?</c>)`, 's')
  if (existing.test(xml)) return xml.replace(existing, () => cell)
  const row = /\d+$/.exec(address)![0]
  return xml.replace(
    new RegExp(`(<row r="${row}"[^>]*?)(?:/>|>(.*?)</row>)`, 's'),
    (_, head, inside = '') => `${head}>${inside}${cell}</row>`,
  )
}

export function withoutRow(xml: string, row: number): string {
  return xml.replace(new RegExp(`<row r="${row}"(?:[^>]*/>|.*?</row>)`, 's'), '')
}

/** The columns of a sheet in another order: `order[i]` is the old place of the new column i. */
export function withColumns(xml: string, order: readonly number[]): string {
  const letter = (column: number) => String.fromCharCode(65 + column)
  return xml.replace(
    /<row r="(\d+)"([^>]*)>(.*?)<\/row>/gs,
    (_, row: string, rest: string, inside: string) => {
      const cells = new Map(
        [...inside.matchAll(/<c r="([A-Z]+)\d+"(?:[^>]*\/>|[^>]*?>.*?<\/c>)/gs)].map(
          ([cell, at]) => [at, cell],
        ),
      )
      const moved = order.map(
        (from, to) => cells.get(letter(from))?.replace(/r="[A-Z]+/, `r="${letter(to)}`) ?? '',
      )
      return `<row r="${row}"${rest}>${moved.join('')}</row>`
    },
  )
}

const FIRST_SHEET = 'xl/worksheets/sheet1.xml'

export type Value = string | number | boolean | null

/** A cell of the first list set to another value, as another program would. */
export function setCells(
  bytes: Uint8Array,
  cells: readonly { readonly at: string; readonly value: Value }[],
): Uint8Array {
  const parts = partsOf(bytes)
  const xml = cells.reduce(
    (sheet, { at, value }) => withCell(sheet, at, cellXml(at, value)),
    parts[FIRST_SHEET]!,
  )
  return packed({ ...parts, [FIRST_SHEET]: xml })
}
