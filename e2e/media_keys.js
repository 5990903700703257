/* A headset whose buttons a test can press: keeps what the page gives the system for each media key. */
() => {
  window.media_keys = {};
  const real = MediaSession.prototype.setActionHandler;
  MediaSession.prototype.setActionHandler = function (name, then) {
    window.media_keys[name] = then;
    return real.call(this, name, then);
  };
}
