export function packed(memory: Uint8Array): Uint8Array<ArrayBuffer>;

/** Throws RangeError when the bytes are not a packed memory. */
export function unpacked(bytes: ArrayBuffer): Uint8Array<ArrayBuffer>;
