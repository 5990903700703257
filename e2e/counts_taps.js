// Each tap of a hand on anything that can be pressed; what a script does is none.
() => {
  globalThis.tapsCounted = 0;
  addEventListener('click', ({ isTrusted }) => (globalThis.tapsCounted += Number(isTrusted)), true);
}
