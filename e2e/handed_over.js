() => {
  // A system's own way of sharing cannot be opened here: what it would be given is kept to be looked at.
  navigator.canShare = () => true;
  navigator.share = async ({ files, ...rest }) => {
    window.handedOver = { files: files.map(({ name, type }) => ({ name, type })), ...rest };
  };
}
