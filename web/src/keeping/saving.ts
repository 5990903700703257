/** Gives a text to the person as a file, wherever the device puts such. */
export function saveAsFile(name: string, text: string, type: string): void {
  saveFile(new File([text], name, { type }));
}

/** The same for what is a file already. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // Some browsers read it a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
