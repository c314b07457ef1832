/** Examples under a command's help, as wide as the terminal. */

import { prose, table } from '../render/paper.ts'
import { paperOf } from '../terminal.ts'

/** Commands and what each shows, as text made when it is asked for. */
export function examples(
  rows: readonly (readonly [command: string, words?: string])[],
  ending = '',
): () => string {
  return () => {
    const paper = paperOf(process.stdout, process.env, false)
    const lines = table(
      paper,
      [{ flex: true }, { folds: 1 }],
      rows.map(([command, words = '']) => [command, { text: words, tone: 'quiet' }]),
    )
    const last = ending === '' ? [] : ['', ...prose(paper, ending)]
    return ['', 'Examples:', ...lines, ...last].join('\n')
  }
}
