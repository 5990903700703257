/** The files that were dropped, those in folders too, where the engine can look into one. */

export async function filesDropped(dropped: DataTransfer): Promise<File[]> {
  // Asked for before anything is waited for: afterwards the browser has let go of them.
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some((entry) => entry?.isDirectory)) return [...dropped.files];
  const found = await Promise.all(entries.map((entry) => (entry ? filesIn(entry) : [])));
  return found.flat();
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) return [await new Promise<File>((settle, refuse) => (entry as FileSystemFileEntry).file(settle, refuse))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const below: FileSystemEntry[] = [];
  // A hundred at a time, until there are none.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((settle, refuse) => reader.readEntries(settle, refuse));
    if (some.length === 0) break;
    below.push(...some);
  }
  return (await Promise.all(below.map(filesIn))).flat();
}
