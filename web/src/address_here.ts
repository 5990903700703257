/** Where another device could open this app; null where it lies on this device alone, or has no lock. */
export function addressHere({ protocol, hostname, href }: Pick<Location, 'protocol' | 'hostname' | 'href'> = location): string | null {
  const elsewhere = protocol === 'https:' && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  return elsewhere ? href.split(/[?#]/)[0]! : null;
}
