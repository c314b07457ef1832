/** The rows of commitments in the columns chosen. */

import type { CommitmentRow } from '@followthrough/brief'
import { type ColumnDef, flexRender, getCoreRowModel, useReactTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import { cellOf } from './cells.tsx'
import { COLUMN_NAMES, COLUMNS, type Column, SORTABLE } from './table-state.ts'
import { useSectorNames } from './use-sector-names.ts'

interface CommitmentTableProps {
  rows: CommitmentRow[]
  parties: readonly { code: string; name: string }[]
  columns: readonly Column[]
  sort: string
  sortBy: (column: string) => void
}

const FIGURES: readonly string[] = ['silence', 'recurrences']

export function CommitmentTable({ rows, parties, columns, sort, sortBy }: CommitmentTableProps) {
  const sectors = useSectorNames()
  const definitions = useMemo(
    () =>
      COLUMNS.map(
        (id): ColumnDef<CommitmentRow> => ({
          id,
          header: COLUMN_NAMES[id],
          cell: ({ row }) => cellOf(id, row.original, { sectors, parties }),
        }),
      ),
    [sectors, parties],
  )
  const table = useReactTable({
    data: rows,
    columns: definitions,
    getCoreRowModel: getCoreRowModel(),
    getRowId: (row) => row.id,
    manualSorting: true,
    state: {
      columnVisibility: Object.fromEntries(COLUMNS.map((id) => [id, columns.includes(id)])),
    },
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the keyboard
    <section className="table-scroll" tabIndex={0} aria-label="Table of commitments">
      <table className="rows">
        <thead>
          <tr>
            {table.getFlatHeaders().map((header) => (
              <th
                key={header.id}
                scope="col"
                className={FIGURES.includes(header.id) ? 'figure' : undefined}
                aria-sort={ariaSort(header.id, sort)}
              >
                {SORTABLE.includes(header.id) ? (
                  <button type="button" className="sort" onClick={() => sortBy(header.id)}>
                    {flexRender(header.column.columnDef.header, header.getContext())}
                    <SortArrow direction={ariaSort(header.id, sort)} />
                  </button>
                ) : (
                  flexRender(header.column.columnDef.header, header.getContext())
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {row.getVisibleCells().map((cell) => (
                <td
                  key={cell.id}
                  data-label={COLUMN_NAMES[cell.column.id as Column]}
                  className={FIGURES.includes(cell.column.id) ? 'figure' : undefined}
                >
                  {flexRender(cell.column.columnDef.cell, cell.getContext())}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ariaSort(column: string, sort: string): 'ascending' | 'descending' | undefined {
  if (sort === column) return 'ascending'
  return sort === `-${column}` ? 'descending' : undefined
}

function SortArrow({ direction }: { direction: 'ascending' | 'descending' | undefined }) {
  return (
    <svg className="sort-arrow" viewBox="0 0 8 8" aria-hidden="true">
      {direction === 'ascending' && <path d="M4 1 7 6H1z" />}
      {direction === 'descending' && <path d="M4 7 1 2h6z" />}
    </svg>
  )
}
