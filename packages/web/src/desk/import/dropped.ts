/** Files of a drop or a choice, folders opened to their ends; hidden files are left out. */

import type { Handed } from './uploads.ts'

const MOST_FILES = 5000

/** Call it in the handler of the drop: the list is emptied after it. */
export async function droppedFiles(items: DataTransferItemList): Promise<Handed[]> {
  const dropped = [...items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const found: Handed[] = []
  for (const { entry, file } of dropped) {
    if (entry !== null) await collect(entry, found)
    else if (file !== null) found.push({ name: file.name, file })
  }
  return found
}

async function collect(entry: FileSystemEntry, found: Handed[]): Promise<void> {
  if (found.length >= MOST_FILES || entry.name.startsWith('.')) return
  if (entry.isFile) {
    const file = await new Promise<File | null>((resolve) =>
      (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
    )
    if (file !== null) found.push({ name: entry.fullPath.replace(/^\//, ''), file })
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  // A reader gives a folder in parts, until there are none.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    )
    if (part.length === 0) return
    for (const one of part) await collect(one, found)
  }
}

export function chosenFiles(files: FileList | null): Handed[] {
  return [...(files ?? [])]
    .map((file) => ({ name: file.webkitRelativePath || file.name, file }))
    .filter(({ name }) => !name.split('/').some((part) => part.startsWith('.')))
    .slice(0, MOST_FILES)
}
