/* Tells the host what goes wrong on the page: an error on the console or beyond it, a refusal of the content policy. */
(() => {
  const tell = (what) => navigator.sendBeacon('/told-by-the-page', what);
  const { error } = console;
  console.error = (...parts) => {
    tell(`console: ${parts.map(String).join(' ')}`);
    error.apply(console, parts);
  };
  addEventListener('error', ({ message, target }) => tell(`error: ${message ?? target?.src ?? target?.href}`), true);
  addEventListener('unhandledrejection', ({ reason }) => tell(`error: ${reason}`));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    tell(`refused by the content policy: ${violatedDirective} ${blockedURI}`),
  );
})();
