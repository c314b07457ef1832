/** Why a paper, a sheet, a calendar or a letter was not made: what is wrong and what would be right. */
export class PapersError extends Error {
  override readonly name = 'PapersError'
}
