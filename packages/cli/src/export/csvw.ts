/**
 * Metadata of tables by CSV on the Web: https://www.w3.org/TR/tabular-metadata/.
 *
 * Names every table and column, with its datatype, its key and the tables its ids lead to.
 */

import { LIST_SEPARATOR } from '@followthrough/server/csv'
import type { Datatype, ExportTable } from './tables.ts'

interface ExportHeader {
  readonly title: string
  readonly asOf: string
  readonly knownAt: string
}

export function csvwOf(tables: readonly ExportTable[], header: ExportHeader): object {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:title': `${header.title}: commitments as of ${header.asOf}, as known on ${header.knownAt}`,
    'dc:description':
      'Text that a spreadsheet would take for a formula (it begins with = + - @ or a control character) stands after an apostrophe in the CSV files, and as it is in the JSON Lines files.',
    tables: tables.map((table) => ({
      url: `${table.name}.csv`,
      'dc:title': table.title,
      tableSchema: {
        columns: Object.entries(table.columns).map(([name, datatype]) => ({
          name,
          titles: name,
          ...datatypeOf(datatype),
          ...(table.primaryKey.includes(name) ? { required: true } : {}),
        })),
        primaryKey: table.primaryKey,
        foreignKeys: Object.entries(table.references).map(([column, other]) => ({
          columnReference: column,
          reference: { resource: `${other}.csv`, columnReference: 'id' },
        })),
      },
    })),
  }
}

function datatypeOf(datatype: Datatype): object {
  return datatype === 'list' ? { datatype: 'string', separator: LIST_SEPARATOR } : { datatype }
}
