/* A browser whose site data is blocked: whoever only asks for its storage is refused. */
() => {
  const refuse = () => {
    throw new DOMException('access is denied for this document', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage', 'caches']) Object.defineProperty(window, name, { get: refuse });
  IDBFactory.prototype.open = refuse;
  IDBFactory.prototype.databases = async () => refuse();
}
