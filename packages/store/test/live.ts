import { compileLedger, isSeen, packStatements, type Statement } from '@followthrough/ledger'
import { epochDay } from '@followthrough/record'
import { type Pack, statementId } from '../src/index.ts'

/** Ids of the statements, retractions apart, that the ledger shows to one who knows everything. */
export function liveIds(statements: readonly Statement[]): string[] {
  const ledger = compileLedger(statements, ['AV', 'BM'])
  const forever = epochDay('9999-12-31')
  return statements
    .filter((s, i) => s.retracts === null && isSeen(ledger, i, forever, forever))
    .map((statement) => statement.id)
    .sort()
}

/** Ids of the statements that a pack makes. */
export function idsOf(pack: Pack): string[] {
  return packStatements(pack)
    .map((draft) => statementId(draft))
    .sort()
}
