/** Throws RangeError where the program's data is laid in another way than Pyodide's. */
export function dataOf(program: Uint8Array): { start: number; bytes: Uint8Array }[];
