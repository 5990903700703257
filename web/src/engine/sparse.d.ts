export function packed(memory: Uint8Array, program: Uint8Array): Uint8Array<ArrayBuffer>;

/** Throws RangeError when the bytes are not a packed memory, or not one of this program. */
export function unpacked(bytes: ArrayBuffer, program: Uint8Array): Uint8Array<ArrayBuffer>;
