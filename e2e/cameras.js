() => {
  // Every camera that this page opens, to see whether it was closed again.
  window.cameras = [];
  // An empty page before the first has none.
  if (!navigator.mediaDevices) return;
  const own = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (asked) => {
    const stream = await own(asked);
    window.cameras.push(stream);
    return stream;
  };
}
