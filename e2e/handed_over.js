() => {
  // A system's own way of sharing cannot be opened here: what it would be given is kept to be looked at.
  navigator.canShare = () => true;
  navigator.share = async ({ files, ...rest }) => {
    const handed = { files: files.map(({ name, type }) => ({ name, type })), ...rest };
    document.documentElement.dataset.handedOver = JSON.stringify(handed);
  };
}
